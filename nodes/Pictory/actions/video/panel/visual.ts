import { address } from '../../../operation/address';
import { choice, color as colorField, type Field, menu, number, text } from '../../../operation/fields';
import { IMAGE_MODELS, MEDIA_STYLES, MEDIA_TYPES, VIDEO_MODELS, VISUAL_DURATIONS } from '../vocabulary';

const AI = ['aiImage', 'aiVideo'];
const BY_PICTORY = 'Chosen by Pictory';

/** What any field for a file says of itself. */
export const FILE = {
	at: 'background.visualUrl',
	missing: 'is empty. Enter s3://bucket/key or an https address.',
	placeholder: 'e.g. s3://my-company-videos/intro.mp4',
};

export const visualUrl = address('visualUrl', 'File', 'visual', {
	...FILE,
	description: 'A video or image: s3://bucket/key, the https address of an S3 object, or any public https address',
});

export const fileType = menu(
	'type',
	'File Type',
	{ auto: 'Guess From Name', ...MEDIA_TYPES },
	{
		default: 'auto',
		at: 'background.type',
		puts: { image: { 'background.type': 'image' }, video: { 'background.type': 'video' } },
	},
);

/** How long a picture is shown for which nothing is entered. */
export const PICTURE_SECONDS = 4;

/** How long a scene is where nothing is said: Pictory cannot know it of a picture, and must not be told it of a video. */
export function showFor(description: string): Field<number | undefined> {
	return number('minimumDuration', 'Show for (Seconds)', { min: 0, unset: 0, description });
}

const model = { isOpen: true, at: 'background.aiVisual.model' };

/** What is seen in a scene of the list. */
export const backgroundFields = {
	background: menu(
		'background',
		'Background',
		{
			aiImage: ['AI Image', 'Costs AI credits'],
			aiVideo: ['AI Video', 'Costs AI credits'],
			auto: [BY_PICTORY, 'Stock that fits the text'],
			color: 'Color',
			file: ['File', 'Your own video or image'],
			search: ['Stock Search', 'Stock that fits your words'],
		},
		{
			default: 'auto',
			puts: { aiImage: { 'background.type': 'image' }, aiVideo: { 'background.type': 'video' } },
		},
	),
	visualUrl: visualUrl.with({ show: { background: ['file'] } }),
	type: fileType.with({ show: { background: ['file'] } }),
	color: colorField('color', 'Color', {
		missing: 'is empty. Choose a color.',
		show: { background: ['color'] },
		at: 'background.color',
	}),
	query: text('query', 'Stock Search', {
		missing: 'is empty. Enter what to look for.',
		placeholder: 'e.g. mountain peaks with hiking trails',
		show: { background: ['search'] },
		at: 'background.searchFilter.query',
		covers: ['background.searchFilter'],
	}),
	prompt: text('prompt', 'AI Prompt', {
		rows: 2,
		maxLength: 500,
		placeholder: 'e.g. A city skyline at sunrise, seen from above',
		description: 'What the picture shows, in at most 500 characters. Leave empty to have it made from the text.',
		show: { background: AI },
		at: 'background.aiVisual.prompt',
		covers: ['background.aiVisual'],
	}),
	imageModel: menu('model', 'AI Model', IMAGE_MODELS, {
		...model,
		default: 'seedream3.0',
		show: { background: ['aiImage'] },
	}),
	videoModel: menu('model', 'AI Model', VIDEO_MODELS, {
		...model,
		default: 'pixverse5.5',
		show: { background: ['aiVideo'] },
	}),
	mediaStyle: choice('mediaStyle', 'AI Style', MEDIA_STYLES, {
		nothing: BY_PICTORY,
		description: 'Of a picture made from the text. Where you write an AI Prompt, say the style in it.',
		show: { background: AI },
		onPanel: { show: { prompt: [''] } },
		at: 'background.aiVisual.mediaStyle',
	}),
	videoDuration: choice('videoDuration', 'AI Video Length', VISUAL_DURATIONS, {
		nothing: BY_PICTORY,
		isOpen: true,
		show: { background: ['aiVideo'] },
		at: 'background.aiVisual.videoDuration',
	}),
	minimumDuration: showFor(
		`Without a text: 0 shows an image or a color for ${PICTURE_SECONDS} seconds and a video to its end; more trims or loops it`,
	).with({ show: { background: ['aiImage', 'color', 'file'] } }),
};
