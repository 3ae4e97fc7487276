import { address } from '../../../operation/address';
import { choice, choices, flag, part, text, texts } from '../../../operation/fields';
import { described, list } from '../../../operation/rules';
import { POSITIONS, STOCK_CATEGORIES, STOCK_LIBRARIES, VISUAL_PREFERENCES } from '../vocabulary';
import { width } from './place';
import { fileType, PICTURE_SECONDS, showFor, visualUrl } from './visual';

/** One page shows a plain `center` (docs/pictory-api.md §4.8), beside the nine names. */
const position = choice('position', 'Position', POSITIONS, { default: 'top-right', others: ['center'] });

export const logoFields = {
	url: address('url', 'Image URL', 'image', {
		missing: 'is empty. Enter the address of the image.',
		placeholder: 'e.g. https://example.com/logo.png',
	}),
	position,
	width: width.with({ default: 10 }),
};

export const logo = part('logo', 'Logo', 'Add Logo', logoFields);

const ofVideo = { onPanel: { hide: { type: ['image'] } } };

/** Played as it is, unless the user says otherwise. Pictory would mute and repeat it. */
export const extraScene = {
	visualUrl,
	minimumDuration: showFor(
		`0 plays a video to its end and shows an image for ${PICTURE_SECONDS} seconds. More trims a video, or repeats it with Loop.`,
	),
	type: fileType,
	mute: flag('mute', 'Mute', {
		at: 'background.settings.mute',
		description: 'Whether to leave out the sound of a video',
		...ofVideo,
	}),
	loop: flag('loop', 'Loop', {
		at: 'background.settings.loop',
		description: 'Whether a video that is shorter than its scene begins again',
		...ofVideo,
	}),
};

const extra = { hide: { '/source': ['template'] }, at: '' };

/** A scene before and a scene after all others. */
export const extraScenes = {
	intro: part('intro', 'Intro', 'Add Intro', extraScene, { ...extra, description: 'A scene before all others' }),
	outro: part('outro', 'Outro', 'Add Outro', extraScene, { ...extra, description: 'A scene after all others' }),
};

const keyword = described({ type: 'string', minLength: 2, maxLength: 100 }, (value, path, check) => {
	if (typeof value !== 'string' || value.length < 2 || value.length > 100) {
		check.note(path, 'must be a text of 2 to 100 characters.');
	}
});

/** Of every scene that has no background of its own. */
export const filterFields = {
	category: choice('category', 'Category', STOCK_CATEGORIES, {
		nothing: 'Any',
		at: 'background.searchFilter.category',
	}),
	keywords: texts('keywords', 'Keywords', {
		placeholder: 'e.g. solar panel, roof, sunshine',
		description: 'Up to 10, with commas between them',
		rule: list(keyword, { max: 10 }),
		at: 'background.searchFilter.keywords',
	}),
	libraries: choices('libraries', 'Libraries', STOCK_LIBRARIES, {
		description: 'Leave empty for all',
		at: 'background.searchFilter.libraries',
	}),
	query: text('query', 'Search For', {
		placeholder: 'e.g. mountain peaks with hiking trails',
		at: 'background.searchFilter.query',
	}),
};

export const visualSelectionPreference = choice('visualSelectionPreference', 'Preferred Visuals', VISUAL_PREFERENCES, {
	nothing: 'Any',
});

const { category, keywords, libraries, query } = filterFields;

export const stockSearch = part(
	'stockSearch',
	'Stock Search',
	'Add Stock Search',
	{ category, keywords, libraries, visualSelectionPreference, query },
	{ at: '' },
);
