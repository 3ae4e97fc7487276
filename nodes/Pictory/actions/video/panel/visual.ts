import { address } from '../../../operation/address';
import { choice, color as colorField, menu, text } from '../../../operation/fields';
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

const model = { nothing: BY_PICTORY, isOpen: true, at: 'background.aiVisual.model' };

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
		missing: 'is empty. Enter what the picture should show.',
		rows: 2,
		maxLength: 500,
		placeholder: 'e.g. Camera slowly zooms out to reveal a city skyline',
		description: 'What the picture shows. At most 500 characters.',
		show: { background: AI },
		at: 'background.aiVisual.prompt',
		covers: ['background.aiVisual'],
	}),
	imageModel: choice('model', 'AI Model', IMAGE_MODELS, { ...model, show: { background: ['aiImage'] } }),
	videoModel: choice('model', 'AI Model', VIDEO_MODELS, { ...model, show: { background: ['aiVideo'] } }),
	mediaStyle: choice('mediaStyle', 'AI Style', MEDIA_STYLES, {
		nothing: BY_PICTORY,
		show: { background: AI },
		at: 'background.aiVisual.mediaStyle',
	}),
	videoDuration: choice('videoDuration', 'AI Video Length', VISUAL_DURATIONS, {
		nothing: BY_PICTORY,
		isOpen: true,
		show: { background: ['aiVideo'] },
		at: 'background.aiVisual.videoDuration',
	}),
};
