import { address } from '../../../operation/address';
import { color, flag, menu, number, part, text, texts } from '../../../operation/fields';
import { filterFields } from './pictures';

/** What any picture can have, file or not: a scene's background, B-roll, an overlay. */
export const colorOverlay = part(
	'colorOverlay',
	'Color Overlay',
	'Add Color Overlay',
	{
		color: color('color', 'Color', { default: '#000000', missing: 'is empty. Choose a color.' }),
		opacity: number('opacity', 'Opacity (%)', {
			percent: 'fraction',
			default: 40,
			description: 'How much of the picture it covers, 0 to 100',
		}),
	},
	{ at: 'background.colorOverlay', description: 'A color over the picture, so that text is easy to read' },
);

export const loop = flag('loop', 'Loop Video', {
	default: true,
	at: 'background.settings.loop',
	description: 'Whether a video that is shorter than its scene starts again. Pictory does so by itself.',
});

export const mute = flag('mute', 'Mute Video', {
	default: true,
	at: 'background.settings.mute',
	description: "Whether to leave out the video's own sound. Pictory does so by itself.",
});

const path = { show: { movement: ['path'] } };
const zoom = (name: string, label: string, edge: string, usual: number) =>
	number(name, label, { ...path, precision: 2, default: usual, at: `background.settings.videoKenBurns.${edge}.zoom` });
const center = (name: string, label: string, edge: string, axis: string) =>
	number(name, label, {
		...path,
		precision: 2,
		default: 0.5,
		description: 'From 0 to 1; 0.5 is the middle',
		at: `background.settings.videoKenBurns.${edge}.center${axis}`,
	});

/** Of the movements Pictory knows, one at a time. */
export const motion = part(
	'motion',
	'Camera Motion',
	'Add Camera Motion',
	{
		movement: menu(
			'movement',
			'Movement',
			{
				kenBurns: ['Ken Burns', 'For images only'],
				none: ['None', 'No zoom and pan'],
				path: ['Your Own Path', 'From one point and zoom to another'],
				zoomAndPan: ['Zoom and Pan', 'Chosen by Pictory, for any background'],
			},
			{
				default: 'zoomAndPan',
				at: 'background.settings.zoomAndPan',
				covers: ['background.settings.kenBurnsEffect', 'background.settings.videoKenBurns'],
				puts: {
					kenBurns: { 'background.settings.kenBurnsEffect': true },
					none: { 'background.settings.zoomAndPan': false },
					zoomAndPan: { 'background.settings.zoomAndPan': true },
				},
			},
		),
		startZoom: zoom('startZoom', 'Zoom at Start', 'start', 1),
		startX: center('startX', 'Center at Start, Across', 'start', 'X'),
		startY: center('startY', 'Center at Start, Down', 'start', 'Y'),
		endZoom: zoom('endZoom', 'Zoom at End', 'end', 1.2),
		endX: center('endX', 'Center at End, Across', 'end', 'X'),
		endY: center('endY', 'Center at End, Down', 'end', 'Y'),
	},
	{ at: '' },
);

export const motionGraphics = part(
	'motionGraphics',
	'Motion Graphics',
	'Add Motion Graphics',
	{
		enabled: flag('enabled', 'Enabled', { default: true, description: 'Whether the background is animated graphics' }),
		prompt: text('prompt', 'Prompt', {
			rows: 2,
			placeholder: 'e.g. A growing bar chart in our colors',
			description: 'What the graphics show',
		}),
		style: text('style', 'Style', { placeholder: 'e.g. minimalist', description: 'How the graphics look' }),
	},
	{ at: 'background.motionGraphics' },
);

/** Beside the words of a stock search. */
export const searchFilter = part(
	'searchFilter',
	'Stock Filter',
	'Add Stock Filter',
	{ category: filterFields.category, keywords: filterFields.keywords, libraries: filterFields.libraries },
	{ at: '', default: {} },
);

const reference = { placeholder: 'e.g. https://example.com/product.png' };

const visualContinuity = flag('visualContinuity', 'Visual Continuity', {
	unset: false,
	description: 'Whether it goes on from the visual of the scene before',
	at: 'background.aiVisual.visualContinuity',
});

/** What an AI image is made after. */
export const aiImageSettings = part(
	'aiSettings',
	'AI Image Settings',
	'Add AI Image Settings',
	{
		visualContinuity,
		referenceImageUrl: address('referenceImageUrl', 'Reference Picture', 'image', {
			...reference,
			description: 'A picture it is made after, which not every model can',
			at: 'background.aiVisual.referenceImageUrl',
		}),
	},
	{ at: '', default: {} },
);

/** What an AI video begins with, or is made after. */
export const aiVideoSettings = part(
	'aiSettings',
	'AI Video Settings',
	'Add AI Video Settings',
	{
		visualContinuity,
		firstFrameImageUrl: address('firstFrameImageUrl', 'First Frame', 'image', {
			...reference,
			description: 'The picture it begins with. Not together with Reference Pictures.',
			at: 'background.aiVisual.firstFrameImageUrl',
		}),
		referenceImageUrls: texts('referenceImageUrls', 'Reference Pictures', {
			rows: 2,
			// An address may have commas in it.
			separator: /\n|,(?=\s?(?:https?|s3):)/i,
			...reference,
			description: 'One or two pictures it is made after, a line each',
			at: 'background.aiVisual.referenceImageUrls',
		}),
	},
	{ at: '', default: {} },
);
