import { address } from '../../../operation/address';
import { collection, menu, part, rows } from '../../../operation/fields';
import {
	aiImageSettings,
	aiVideoSettings,
	colorOverlay,
	loop,
	motion,
	motionGraphics,
	mute,
	searchFilter,
} from './backgroundOptions';
import { byLabel } from './byLabel';
import { clipFields, clips } from './clips';
import { lifted } from './lifted';
import { backgroundFields, FILE } from './visual';

const { visualUrl, type, color, query, prompt, imageModel, videoModel, mediaStyle, videoDuration } =
	lifted(backgroundFields);
const settings = lifted({ aiImageSettings, aiVideoSettings, searchFilter });

const row = {
	background: menu(
		'background',
		'Shows',
		{
			aiImage: ['AI Image', 'Costs AI credits'],
			aiVideo: ['AI Video', 'Costs AI credits'],
			color: 'Color',
			file: ['File', 'Your own video or image'],
			search: ['Stock Search', 'Stock that fits your words'],
		},
		{ default: 'file', at: '', puts: { aiImage: { type: 'image' }, aiVideo: { type: 'video' } } },
	),
	visualUrl,
	type,
	color,
	query,
	searchFilter: settings.searchFilter.with({ show: { background: ['search'] } }),
	prompt,
	imageModel,
	videoModel,
	mediaStyle,
	videoDuration,
	aiImageSettings: settings.aiImageSettings.with({ show: { background: ['aiImage'] } }),
	aiVideoSettings: settings.aiVideoSettings.with({ show: { background: ['aiVideo'] } }),
	brollClip: part('brollClip', 'B-Roll Clip', 'Add B-Roll Clip', clipFields, { default: {} }),
	options: collection(
		'options',
		'Options',
		'Add Option',
		lifted(byLabel({ clips, colorOverlay, loop, motion, motionGraphics, mute })),
	),
};

/** Pictures that are shown in between. */
export const bRoll = rows('backgroundBrolls', 'B-Roll', row, {
	group: 'broll',
	row: 'B-Roll',
	add: 'Add B-Roll',
	isSortable: true,
	main: 'visualUrl',
	description: 'Videos and images that are cut in over the background',
});

/** Pictures of which Pictory takes what fits. */
export const picturePool = rows(
	'backgroundCorpus',
	'Picture Pool',
	{ visualUrl: address('visualUrl', 'Image', 'image', { ...FILE, at: 'visualUrl' }) },
	{
		group: 'image',
		row: 'Image',
		add: 'Add Image',
		main: 'visualUrl',
		description: 'Images of yours of which Pictory takes what fits the text',
	},
);
