import type { IDataObject } from 'n8n-workflow';

import { mergeCustom } from '../../../../nodes/Pictory/operation/merge';
import { renderParamsIn, renderParamsTrouble } from '../../../../nodes/Pictory/actions/video/renderParams';
import {
	CAPTION_LANGUAGES,
	FONTS,
	LANGUAGES,
	SCENE_TRANSITIONS,
	SPOKEN_LANGUAGES,
	STOCK_CATEGORIES,
	TONES,
} from '../../../../nodes/Pictory/actions/video/vocabulary';
import { isShapeName } from '../../../../nodes/Pictory/actions/video/shapes';
import { prepare } from './panel';

describe('custom JSON', () => {
	test.each<[string, IDataObject, IDataObject, IDataObject]>([
		['adds', { a: 1 }, { b: 2 }, { a: 1, b: 2 }],
		['replaces', { a: 1 }, { a: 'x' }, { a: 'x' }],
		['merges objects', { a: { b: 1, c: 2 } }, { a: { c: 3 } }, { a: { b: 1, c: 3 } }],
		['removes with null', { a: 1, b: { c: 1, d: 2 } }, { a: null, b: { c: null } }, { b: { d: 2 } }],
		[
			'merges lists of objects entry by entry',
			{ s: [{ a: 1 }, { a: 2 }] },
			{ s: [{ b: 1 }] },
			{ s: [{ a: 1, b: 1 }, { a: 2 }] },
		],
		['appends further entries', { s: [{ a: 1 }] }, { s: [{}, { a: 2 }] }, { s: [{ a: 1 }, { a: 2 }] }],
		['replaces lists of values', { l: ['a', 'b'] }, { l: ['c'] }, { l: ['c'] }],
		['empties a list', { s: [{ a: 1 }] }, { s: [] }, { s: [] }],
		['replaces a value by an object', { a: 1 }, { a: { b: null, c: 1 } }, { a: { c: 1 } }],
		[
			'cannot reach the prototype',
			{},
			JSON.parse('{"__proto__": {"polluted": true}, "a": {"__proto__": {"polluted": true}}}'),
			{ a: {} },
		],
	])('%s', (_name, base, custom, merged) => {
		const before = JSON.stringify(base);
		const result = mergeCustom(base, custom);
		expect(result).toEqual(merged);
		expect(JSON.stringify(base)).toBe(before);
		expect((result as { polluted?: boolean }).polluted).toBeUndefined();
	});
});

describe('labels', () => {
	const labelOf = (parameters: IDataObject): ((path: string) => string | undefined) => {
		const [task] = prepare('create', { videoName: 'Demo', ...parameters }).tasks;
		return (path) => (task?.kind === 'start' ? task.label?.(path) : undefined);
	};
	const listed = labelOf({ textFrom: 'scenes', scenes: { scene: [{ story: 'One.' }, { story: 'Two.' }] } });

	test.each([
		['videoName', 'Video Name'],
		['scenes', 'Scenes'],
		['scenes[0]', 'Scene 1'],
		['scenes.1.story', 'Scene 2 › Text'],
		['scenes[1].background.searchFilter', 'Scene 2 › Stock Search'],
		['scenes[1].createSceneOnEndOfSentence', 'Scene 2 › Split Into Scenes'],
		['scenes[9].elements[2].width', 'Scene 10 › Overlay 3 › Width (%)'],
		['voiceOver.aiVoices', 'Voice'],
		['voiceOver.aiVoices[0].speed', 'Voice Speed'],
		['voiceOver.aiVoices.0.speed', 'Voice Speed'],
		['backgroundMusic.volume', 'Background Music › Volume (%)'],
		['subtitleStyle.case', 'Subtitle Style › Letter Case'],
		['brandName', 'Brand'],
		['destinations[0].type', 'Destinations'],
		['projectMetadata.owner', 'projectMetadata.owner'],
		['', ''],
	])('%s', (path, words) => expect(listed(path)).toBe(words));

	test('of fields that stand in the panel themselves, after an intro', () => {
		const intro = { values: { visualUrl: 'https://example.com/i.png' } };
		const article = labelOf({
			source: 'article',
			blogUrl: 'https://example.com',
			additionalFields: { intro, sceneTransition: 'fade' },
		});
		expect(article('scenes[0].background.visualUrl')).toBe('Intro › File');
		expect(article('scenes[1]')).toBe('Article URL');
		expect(article('scenes[1].blogUrl')).toBe('Article URL');
		expect(article('scenes[1].sceneTransition')).toBe('Scene Transition');
		expect(article('scenes')).toBe('Article URL');
	});

	test('of a file, of the whole request, and of what is set for all scenes', () => {
		const file = { visualUrl: 'https://example.com/a.mp4', story: 'Look.' };
		const files = labelOf({ source: 'media', mediaFiles: { file: [file] } });
		expect(files('scenes[0].story')).toBe('Scene 1 › Narration');
		expect(files('scenes[0].background.clips[0].end')).toBe('Scene 1 › To Second');
		expect(labelOf({ source: 'json', body: '{}' })('scenes[0].story')).toBe('Request Body › scenes[0].story');
		const searched = labelOf({
			story: 'Hello.',
			additionalFields: { stockSearch: { values: { keywords: 'sun, roof' } } },
		});
		expect(searched('scenes[0].background.searchFilter.keywords[1]')).toBe('Stock Search › Keywords');
	});
});

describe('render params', () => {
	const renderParams = { output: { name: 'x' }, elements: [{ id: 'bgMusic' }] };
	test.each<[string, IDataObject]>([
		['the contents', renderParams],
		['wrapped', { renderParams }],
		['the simplified job', { jobId: '1', status: 'completed', renderParams }],
		['the whole job', { job_id: '1', success: true, data: { status: 'completed', renderParams } }],
	])('are taken from %s', (_name, pasted) => {
		expect(renderParamsIn(pasted)).toBe(renderParams);
		expect(renderParamsTrouble(renderParamsIn(pasted))).toBeUndefined();
	});
	test.each<[IDataObject, RegExp]>([
		[{}, /neither/],
		[{ data: { status: 'in-progress' } }, /neither/],
		[{ elements: [] }, /empty list/],
		[{ scenes: 'x' }, /empty list/],
	])('%j is none', (pasted, message) => expect(renderParamsTrouble(renderParamsIn(pasted))).toMatch(message));
	test('of an old preview have scenes', () => expect(renderParamsTrouble({ audio: {}, scenes: [{}] })).toBeUndefined());
});

describe('the vocabulary is complete', () => {
	test.each([
		['languages', LANGUAGES, 20],
		['spoken languages', SPOKEN_LANGUAGES, 22],
		['caption languages', CAPTION_LANGUAGES, 12],
		['transitions', SCENE_TRANSITIONS, 11],
		['tones', TONES, 10],
		['fonts', FONTS, 73],
		['categories', STOCK_CATEGORIES, 63],
	])('%s', (_name, vocabulary, size) => expect(Object.keys(vocabulary)).toHaveLength(size));

	test.each(['rectangle', 'arrow-19', 'geometry-10', 'speech-bubble-2', 'data-device-8'])('shape %s', (name) =>
		expect(isShapeName(name)).toBe(true),
	);
	test.each(['', 'arrow', 'arrow-0', 'arrow-20', 'geometry-9', 'speech-bubble-1', 'toString-1', 'circle-1'])(
		'no shape %s',
		(name) => expect(isShapeName(name)).toBe(false),
	);
	test('names read well', () => {
		expect(STOCK_CATEGORIES['Aerial/Coastal_and_Marine']).toBe('Aerial › Coastal and Marine');
		expect(TONES.casual).toBe('Casual');
	});
});
