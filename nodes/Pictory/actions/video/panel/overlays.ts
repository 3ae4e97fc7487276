import { choice, color, menu, number, part, rows, text, yesNo } from '../../../operation/fields';
import { SHAPES } from '../shapes';
import { aiImageSettings, aiVideoSettings, colorOverlay, loop, mute } from './backgroundOptions';
import { lifted } from './lifted';
import { optionalWidth, placeFields } from './place';
import { styleFields } from './style';
import { backgroundFields } from './visual';

const ofText = { show: { type: ['text'] } };
const ofShape = { show: { type: ['shape'] } };
const ofMedia = { type: ['image', 'video'] };
const aiImage = { show: { type: ['image'], visual: ['ai'] } };
const aiVideo = { show: { type: ['video'], visual: ['ai'] } };
const ai = { show: { ...ofMedia, visual: ['ai'] } };
const file = { show: { ...ofMedia, visual: ['file'] } };
const search = { show: { ...ofMedia, visual: ['search'] } };

const { visualUrl, query, prompt, imageModel, videoModel, mediaStyle, videoDuration } = lifted(backgroundFields);
const settings = lifted({ aiImageSettings, aiVideoSettings, colorOverlay, loop, mute });
const byPictory = { nothing: 'As Pictory Does It', show: { type: ['video'] } };

/** Something on top of the picture. */
export const overlayRow = {
	type: menu(
		'type',
		'Kind',
		{ image: 'Image', shape: ['Shape', 'A rectangle, an arrow, a badge and more'], text: 'Text', video: 'Video' },
		{ default: 'text' },
	),
	text: text('text', 'Text', {
		...ofText,
		rows: 2,
		maxLength: 2_000,
		missing: 'is empty. Enter the text to show.',
		placeholder: 'e.g. 50% OFF',
	}),
	textVariant: menu(
		'textVariant',
		'Text Size',
		{
			body: ['Body', '20 px, in the center, narrow'],
			heading: ['Heading', '66 px, in the center, wide'],
			subheading: ['Subheading', '42 px, at the top, wide'],
		},
		{ ...ofText, default: 'heading' },
	),
	name: choice('name', 'Shape', SHAPES, { ...ofShape, default: 'rectangle', missing: 'is empty. Choose a shape.' }),
	fill: color('fill', 'Fill Color', ofShape),
	stroke: color('stroke', 'Line Color', ofShape),
	strokeWidth: number('strokeWidth', 'Line Width', {
		...ofShape,
		min: 0,
		unset: 0,
		description: 'Of a rectangle, circle or line. 0 leaves it to Pictory.',
	}),
	borderRadius: number('borderRadius', 'Corner Radius', {
		min: 0,
		unset: 0,
		description: 'How round the corners are. 0 leaves it to Pictory.',
		show: { type: ['shape'], name: ['rectangle'] },
	}),
	visual: menu(
		'visual',
		'Shows',
		{
			ai: ['AI Visual', 'Costs AI credits'],
			file: ['File', 'Your own video or image'],
			search: ['Stock Search', 'Stock that fits your words'],
		},
		{ default: 'file', show: ofMedia, at: '' },
	),
	visualUrl: visualUrl.with(file),
	query: query.with(search),
	prompt: prompt.with(ai),
	imageModel: imageModel.with(aiImage),
	videoModel: videoModel.with(aiVideo),
	mediaStyle: mediaStyle.with(ai),
	videoDuration: videoDuration.with(aiVideo),
	aiImageSettings: settings.aiImageSettings.with(aiImage),
	aiVideoSettings: settings.aiVideoSettings.with(aiVideo),
	...placeFields({ nothing: 'Chosen by Pictory' }),
	width: optionalWidth,
	style: part('style', 'Style', 'Add Style', styleFields, { ...ofText, default: {} }),
	colorOverlay: settings.colorOverlay.with({ show: ofMedia, default: {} }),
	loop: yesNo('loop', 'Loop', { ...byPictory, at: 'settings.loop', description: settings.loop.spec.description }),
	mute: yesNo('mute', 'Mute', { ...byPictory, at: 'settings.mute', description: settings.mute.spec.description }),
};

export const overlays = rows('elements', 'Overlays', overlayRow, {
	group: 'overlay',
	row: 'Overlay',
	add: 'Add Overlay',
	isSortable: true,
	main: 'text',
	description: 'Texts, shapes, images and videos on top of the picture. At most 20.',
});
