import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { RENDER, shortVideo as video } from '../support/videos';
import { useWorld } from '../support/world';

/** What sheets, forms, agents and expressions really put into the fields of a video. */
const world = useWorld();
const byId = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });

function sent(): IDataObject {
	return JSON.parse(world.sandbox.log.last('POST', RENDER)?.rawBody ?? '{}') as IDataObject;
}

type Sent = [what: string, parameters: INodeParameters, item: IDataObject, body: object];
type Refused = [what: string, parameters: INodeParameters, item: IDataObject, field: string, says?: RegExp];

const more = (additionalFields: INodeParameters): INodeParameters => ({ additionalFields });
const script = (parameters: INodeParameters): INodeParameters => ({
	source: 'aiScript',
	prompt: 'Solar power',
	...parameters,
});
const files = (...file: INodeParameters[]): INodeParameters => ({
	source: 'media',
	mediaFrom: 'fields',
	mediaFiles: { file: file.map((each) => ({ visualUrl: 'https://example.com/a.mp4', ...each })) },
});
const scenes = (value: INodeParameters[string]): INodeParameters => ({ textFrom: 'scenes', scenes: value });
const body = (value: string): INodeParameters => ({ source: 'json', body: value });
const FENCE = '```';
const MINE = { videoName: 'a', scenes: [{ story: 'b' }] };
const LETTER = 'A mail merge puts {{first_name}} into the letter.';
const oneAndTwo = { scenes: [{ story: 'One.' }, { story: 'Two.' }] };

describe('one entry of a list, where one is due, is that entry', () => {
	test.each<Sent>([
		['voice', { speaker: byId('={{ $json.voice }}') }, { voice: ['Joanna'] }, { voiceOver: { enabled: true } }],
		['format', { aspectRatio: '={{ $json.f }}' }, { f: ['9:16'] }, { aspectRatio: '9:16' }],
		['format, in two lists', { aspectRatio: '={{ $json.f }}' }, { f: [['9:16']] }, { aspectRatio: '9:16' }],
		['name', { videoName: '={{ $json.n }}' }, { n: ['Spring'] }, { videoName: 'Spring' }],
		['text', { story: '={{ $json.s }}' }, { s: ['One.'] }, { scenes: [{ story: 'One.' }] }],
		['language', more({ language: '={{ $json.l }}' }), { l: ['de'] }, { language: 'de' }],
		['switch', more({ saveProject: '={{ $json.s }}' }), { s: [true] }, { saveProject: true }],
		['number', script({ duration: '={{ $json.d }}' }), { d: [30] }, { scenes: [{ storyCoPilot: { duration: 30 } }] }],
		['body', body('={{ $json.b }}'), { b: [MINE] }, MINE],
		['body as text', body('={{ $json.b }}'), { b: [JSON.stringify(MINE)] }, MINE],
	])('%s', expectSent);
});

describe('several entries, where one is due, are refused', () => {
	test.each<Refused>([
		['format', { aspectRatio: '={{ $json.f }}' }, { f: ['9:16', '1:1'] }, 'Format', /is a list/],
		['text', { story: '={{ $json.s }}' }, { s: ['One.', 'Two.'] }, 'Text', /is a list/],
		['name', { videoName: '={{ $json.n }}' }, { n: ['One', 'Two'] }, 'Video Name', /is a list/],
		['prompt', script({ prompt: '={{ $json.p }}' }), { p: ['One', 'Two'] }, 'Prompt', /is a list/],
		['voice', { speaker: byId('={{ $json.v }}') }, { v: ['Joanna', 'Matthew'] }, 'Voice', /is a list/],
		['language', more({ language: '={{ $json.l }}' }), { l: ['de', 'en'] }, 'Language', /is a list/],
		['switch', more({ saveProject: '={{ $json.s }}' }), { s: [true, false] }, 'Save as Project', /is a list/],
		['number', script({ duration: '={{ $json.d }}' }), { d: [30, 60] }, 'Length', /is a list/],
		['body', body('={{ $json.b }}'), { b: [MINE, MINE] }, 'Request Body', /is a list of 2/],
	])('%s', expectRefused);
});

describe('an object, where a text is due, is refused', () => {
	test.each<Refused>([
		['voice', { speaker: byId('={{ $json }}') }, { a: 1 }, 'Voice', /is an object/],
		['name', { videoName: '={{ $json }}' }, { a: 1 }, 'Video Name', /is an object/],
		['text', { story: '={{ $json.s }}' }, { s: { text: 'a' } }, 'Text', /is an object/],
		['language', more({ language: '={{ $json.l }}' }), { l: { code: 'de' } }, 'Language', /is an object/],
		['brand', more({ brandId: byId('={{ $json.b }}') }), { b: { id: 'x' } }, 'Brand', /is an object/],
		['switch', more({ saveProject: '={{ $json.s }}' }), { s: { on: true } }, 'Save as Project', /is an object/],
	])('%s', expectRefused);
});

describe('an object that JavaScript has made a text of is refused', () => {
	const item = { parts: [{ text: 'a' }], part: { text: 'a' } };
	test.each<Refused>([
		['text', { story: '=Intro. {{ $json.parts }}' }, item, 'Text', /\[object Object\]/],
		['name', { videoName: '=Video {{ $json.part }}' }, item, 'Video Name', /\[object Object\]/],
		['prompt', script({ prompt: '=About {{ $json.part }}' }), item, 'Prompt', /\[object Object\]/],
		['scene', scenes({ scene: [{ story: '=A {{ $json.part }}' }] }), item, 'Text', /\[object Object\]/],
		[
			'body as text',
			body('={"videoName":"a","scenes":[{"story":"{{ $json.part }}"}]}'),
			item,
			'Request Body',
			/\[object Object\]/,
		],
		[
			'body',
			body('={{ { videoName: "a", scenes: [{ story: "b " + $json.part }] } }}'),
			item,
			'Request Body',
			/\[object Object\]/,
		],
	])('%s', expectRefused);
});

describe('yes and no are understood as sheets, forms and databases say them', () => {
	const unmuted = { scenes: [{ background: { settings: { mute: false } } }] };
	test.each<Sent>([
		...['TRUE', 'yes', 'Yes', ' on ', 'y', '1', 1, true, 'true\u200b'].map((save): Sent => [
			`yes as ${JSON.stringify(save)}`,
			more({ saveProject: '={{ $json.save }}' }),
			{ save },
			{ saveProject: true },
		]),
		...['FALSE', 'no', 'Off', 'N', '0', 0, false].map((mute): Sent => [
			`no as ${JSON.stringify(mute)}`,
			files({ mute: '={{ $json.mute }}' }),
			{ mute },
			unmuted,
		]),
	])('%s', expectSent);

	test.each<Refused>([
		['maybe', more({ saveProject: '={{ $json.save }}' }), { save: 'maybe' }, 'Save as Project', /neither yes nor no/],
		['two', more({ saveProject: '={{ $json.save }}' }), { save: 2 }, 'Save as Project', /neither yes nor no/],
		['a sentence', files({ mute: '={{ $json.m }}' }), { m: 'as you like' }, 'Mute', /neither yes nor no/],
		[
			'two words',
			more({ captions: { values: { hideSubtitles: '={{ $json.h }}' } } }),
			{ h: 'yes no' },
			'Hide Captions',
			/neither yes nor no/,
		],
	])('%s is neither', expectRefused);
});

describe('braces', () => {
	test.each<Sent>([
		['text', { story: '={{ $json.s }}' }, { s: LETTER }, { scenes: [{ story: LETTER }] }],
		['name', { videoName: '={{ $json.s }}' }, { s: 'For {{name}}' }, { videoName: 'For {{name}}' }],
		['scene', scenes({ scene: [{ story: '={{ $json.s }}' }] }), { s: LETTER }, { scenes: [{ story: LETTER }] }],
		['list of scenes', scenes({ scene: '={{ [$json.s] }}' }), { s: LETTER }, { scenes: [{ story: LETTER }] }],
		['prompt', script({ prompt: '={{ $json.s }}' }), { s: LETTER }, { scenes: [{ storyCoPilot: { prompt: LETTER } }] }],
		[
			'body',
			body('={{ { videoName: "a", scenes: [{ story: $json.s }] } }}'),
			{ s: '{{ $5 }}' },
			{ scenes: [{ story: '{{ $5 }}' }] },
		],
	])('that an expression has produced are text: %s', expectSent);

	test.each<Refused>([
		['text', { story: 'Hello {{ $json.name }}' }, { name: 'Ada' }, 'Text', /was not evaluated/],
		['name', { videoName: '{{ $json.name }}' }, { name: 'Ada' }, 'Video Name', /was not evaluated/],
		['switch', more({ saveProject: '{{ $json.save }}' }), { save: true }, 'Save as Project', /was not evaluated/],
		['switch of a file', files({ mute: '{{ $json.mute }}' }), { mute: true }, 'Mute', /was not evaluated/],
		['voice', { speaker: byId('{{ $json.voice }}') }, { voice: 'Joanna' }, 'Voice', /was not evaluated/],
		['number', files({ clipStart: 1, clipEnd: '{{ $json.end }}' }), { end: 5 }, 'To Second', /was not evaluated/],
		['scene', scenes({ scene: [{ story: 'Hello {{ $json.name }}' }] }), { name: 'Ada' }, 'Text', /was not evaluated/],
		['language', more({ language: '{{ $json.l }}' }), { l: 'de' }, 'Language', /was not evaluated/],
	])('that were typed are a forgotten expression: %s', expectRefused);

	test.each(['{', '}', '{{', '{{ $json.a '])('50,000 times %j is answered at once', async (unit) => {
		const { error, tookMs } = await world.engine.run({
			parameters: video({ story: '={{ $json.s }}' }),
			items: [{ s: unit.repeat(50_000) }],
		});
		expect(error?.message).toMatch(/^'Text' is [\d,]+ characters long/);
		// Most of it is n8n's own; the fields alone are held to 50 ms in test/unit/operation.
		expect(tookMs).toBeLessThan(2_000);
	});
});

describe('a blank in a number field is nothing, not 0', () => {
	test.each<Refused>([
		[' ', files({ clipStart: 1, clipEnd: ' ' }), {}, 'To Second'],
		['nothing', files({ clipStart: 1, clipEnd: '' }), {}, 'To Second'],
		['an empty cell', files({ clipStart: 1, clipEnd: '={{ $json.end }}' }), { end: '\t' }, 'To Second'],
		['null', files({ clipStart: 1, clipEnd: '={{ $json.end }}' }), { end: null }, 'To Second'],
	])('%j', expectRefused);

	test.each([' ', '', null, '\u200b'])('%j sends no number', async (d) => {
		const { error } = await world.engine.run({
			parameters: video(script({ duration: '={{ $json.d }}' })),
			items: [{ d }],
		});
		expect(error).toBeUndefined();
		expect(JSON.stringify(sent())).not.toContain('duration');
	});

	test.each<Refused>([
		[
			'a decimal comma',
			files({ clipStart: '={{ $json.s }}', clipEnd: 9 }),
			{ s: '1,5' },
			'From Second',
			/Enter 1\.5, with a point/,
		],
		['a unit', script({ duration: '={{ $json.d }}' }), { d: '30 s' }, 'Length', /without a unit/],
		['a switch', script({ duration: '={{ $json.d }}' }), { d: true }, 'Length', /must be a number/],
	])('%s is no number', expectRefused);
});

describe('a choice is understood in other capitals', () => {
	test.each<Sent>([
		[
			'tone',
			script({ tone: '={{ $json.t }}' }),
			{ t: 'Friendly' },
			{ scenes: [{ storyCoPilot: { tone: 'friendly' } }] },
		],
		[
			'tone, with spaces',
			script({ tone: '={{ $json.t }}' }),
			{ t: ' FRIENDLY ' },
			{ scenes: [{ storyCoPilot: { tone: 'friendly' } }] },
		],
		[
			'platform',
			script({ platform: '={{ $json.p }}' }),
			{ p: 'youtube' },
			{ scenes: [{ storyCoPilot: { platform: 'YouTube' } }] },
		],
		[
			'kind',
			script({ videoType: '={{ $json.k }}' }),
			{ k: 'EXPLAINER' },
			{ scenes: [{ storyCoPilot: { videoType: 'Explainer' } }] },
		],
		['language', more({ language: '={{ $json.l }}' }), { l: 'DE' }, { language: 'de' }],
		[
			'split',
			{ splitScenes: '={{ $json.s }}' },
			{ s: 'Sentences' },
			{ scenes: [{ createSceneOnEndOfSentence: true }] },
		],
	])('%s', expectSent);

	test.each<Refused>([
		['tone', script({ tone: '={{ $json.t }}' }), { t: 'furious' }, 'Tone', /furious/],
		['format', { aspectRatio: '={{ $json.f }}' }, { f: '21x9' }, 'Format', /21x9/],
	])('but not every word is one: %s', expectRefused);
});

describe('a whole collection as one expression', () => {
	test.each<Sent>([
		['an object', { additionalFields: '={{ $json.more }}' }, { more: { language: 'de' } }, { language: 'de' }],
		['JSON', { additionalFields: '={{ $json.more }}' }, { more: '{"language":"de"}' }, { language: 'de' }],
		[
			'JSON in a fence',
			{ additionalFields: '={{ $json.more }}' },
			{ more: `${FENCE}json\n{"language":"DE"}\n${FENCE}` },
			{ language: 'de' },
		],
		[
			'in a list',
			{ additionalFields: '={{ $json.more }}' },
			{ more: [{ saveProject: 'yes', language: ['de'] }] },
			{ language: 'de', saveProject: true },
		],
		['made there', { additionalFields: '={{ { language: $json.l } }}' }, { l: 'de' }, { language: 'de' }],
		['no members', { additionalFields: '={{ $json.more }}' }, { more: {} }, { videoName: 'Test' }],
		[
			'the words of the panel',
			{ additionalFields: '={{ $json }}' },
			{ Language: 'de', 'SAVE AS PROJECT': 'yes' },
			{ language: 'de', saveProject: true },
		],
	])('as %s', expectSent);

	test.each<Refused>([
		[
			'nothing in it',
			{ additionalFields: '={{ $json.more }}' },
			{},
			'Additional Fields',
			/is empty: the expression gave nothing/,
		],
		['null', { additionalFields: '={{ $json.more }}' }, { more: null }, 'Additional Fields', /is empty/],
		[
			'unknown members',
			{ additionalFields: '={{ $json.more }}' },
			{ more: { lang: 'de' } },
			'Additional Fields',
			/"lang"/,
		],
		['a text', { additionalFields: '={{ $json.more }}' }, { more: 'de' }, 'Additional Fields', /JSON/],
		['two', { additionalFields: '={{ $json.more }}' }, { more: [{}, {}] }, 'Additional Fields', /list of 2/],
		[
			'a wrong member',
			{ additionalFields: '={{ $json.more }}' },
			{ more: { saveProject: 'maybe' } },
			'Save as Project',
			/neither/,
		],
	])('with %s is refused', expectRefused);
});

describe('rows as one expression', () => {
	test.each<Sent>([
		['the list', scenes({ scene: '={{ $json.s }}' }), { s: [{ story: 'One.' }, { story: 'Two.' }] }, oneAndTwo],
		['all of it', scenes('={{ $json.s }}'), { s: [{ story: 'One.' }, { story: 'Two.' }] }, oneAndTwo],
		['all of it, as n8n has it', scenes('={{ $json }}'), { scene: [{ story: 'One.' }, { story: 'Two.' }] }, oneAndTwo],
		['texts', scenes({ scene: '={{ $json.s }}' }), { s: ['One.', 'Two.'] }, oneAndTwo],
		['JSON', scenes({ scene: '={{ $json.s }}' }), { s: '[{"story":"One."},{"story":"Two."}]' }, oneAndTwo],
		['JSON of texts in a fence', scenes('={{ $json.s }}'), { s: `${FENCE}json\n["One.","Two."]\n${FENCE}` }, oneAndTwo],
		['JSON of JSON', scenes({ scene: '={{ $json.s }}' }), { s: JSON.stringify('["One.","Two."]') }, oneAndTwo],
		['the words of the panel', scenes('={{ $json }}'), { Scenes: [{ Text: 'One.' }, { TEXT: 'Two.' }] }, oneAndTwo],
		['one row', scenes({ scene: '={{ $json.s }}' }), { s: { story: 'One.' } }, { scenes: [{ story: 'One.' }] }],
		[
			'with a background',
			scenes({ scene: '={{ $json.s }}' }),
			{ s: [{ story: 'One.', background: 'Search', query: 'sea' }] },
			{ scenes: [{ story: 'One.', background: { searchFilter: { query: 'sea' } } }] },
		],
		[
			'addresses of files',
			{ ...files(), mediaFiles: { file: '={{ $json.f }}' } },
			{ f: ['https://example.com/a.mp4', 'https://example.com/b.jpg'] },
			{
				scenes: [
					{ background: { visualUrl: 'https://example.com/a.mp4' } },
					{ background: { visualUrl: 'https://example.com/b.jpg' } },
				],
			},
		],
	])('as %s', expectSent);

	test.each<Refused>([
		[
			'an unknown member',
			scenes({ scene: '={{ $json.s }}' }),
			{ s: [{ story: 'One.' }, { words: 'Two.' }] },
			'Scene 2',
			/"words".*It has: Text, Background, /,
		],
		['lists in it', scenes({ scene: '={{ $json.s }}' }), { s: ['One.', ['Two.']] }, 'Scene 2'],
		[
			'a wrong value',
			scenes({ scene: '={{ $json.s }}' }),
			{ s: [{ story: { a: 1 } }] },
			'Scene 1 › Text',
			/is an object/,
		],
		['broken JSON', scenes('={{ $json.s }}'), { s: '[{"story":' }, 'Scenes', /JSON/],
	])('with %s are refused', expectRefused);
});

describe('a JSON body', () => {
	const text = JSON.stringify(MINE);
	test.each<Sent>([
		['with a fence', body(`${FENCE}json\n${text}\n${FENCE}`), {}, MINE],
		['with a fence that names nothing', body(`${FENCE}\n${text}\n${FENCE}`), {}, MINE],
		['with a fence from a model', body('={{ $json.b }}'), { b: `\n${FENCE}JSON\n${text}\n${FENCE}\n` }, MINE],
		['with a byte order mark', body('={{ $json.b }}'), { b: `\ufeff${text}` }, MINE],
		['as an object', body('={{ $json.b }}'), { b: MINE }, MINE],
	])('%s', expectSent);

	test.each<Refused>([
		['with words around it', body('={{ $json.b }}'), { b: `Here it is: ${text}` }, 'Request Body', /not valid JSON/],
		['that is a text', body('={{ $json.b }}'), { b: '"a"' }, 'Request Body', /JSON object/],
		['that is empty', body('={{ $json.b }}'), { b: '' }, 'Request Body', /is empty/],
	])('%s is refused', expectRefused);
});

test('a time is a text', async () => {
	const { error } = await world.engine.run({ parameters: video({ videoName: '={{ $now }}' }) });
	expect(error).toBeUndefined();
	expect(sent().videoName).toMatch(/^20\d\d-\d\d-\d\dT/);
});

async function expectSent(...[, parameters, item, part]: Sent): Promise<void> {
	const { error } = await world.engine.run({ parameters: video(parameters), items: [item] });
	expect(error).toBeUndefined();
	expect(world.sandbox.log.count('POST', RENDER)).toBe(1);
	expect(sent()).toMatchObject(part);
}

async function expectRefused(...[, parameters, item, field, says]: Refused): Promise<void> {
	const { error } = await world.engine.run({ parameters: video(parameters), items: [item] });
	expect(error?.message).toContain(field);
	if (says) expect(error?.message).toMatch(says);
	expect(world.sandbox.log.requests).toEqual([]);
}
