import type { IDataObject } from 'n8n-workflow';

import type { Pictory } from '../../../../nodes/Pictory/transport/client';
import { video } from '../../../../nodes/Pictory/actions/video';
import { locator, prepare } from './panel';

const storyboardJobId = locator('74c0cc68/e1ed');
const element = { id: 'bgMusic', elementType: 'audioElement', type: 'audio', startTime: 0, duration: 30 };

describe('what is sent', () => {
	test.each<[string, IDataObject, object]>([
		['create', { videoName: 'Demo', story: 'Hi.' }, { method: 'POST', path: '/v2/video/storyboard/render' }],
		['createPreview', { videoName: 'Demo', story: 'Hi.' }, { method: 'POST', path: '/v2/video/storyboard' }],
		['renderPreview', { storyboardJobId }, { method: 'PUT', path: '/v2/video/render/74c0cc68%2Fe1ed', body: {} }],
		[
			'renderPreview',
			{ storyboardJobId, additionalFields: { webhook: 'https://example.com/hook', customJson: '{"videoName":"x"}' } },
			{
				method: 'PUT',
				path: '/v2/video/render/74c0cc68%2Fe1ed',
				body: { webhook: 'https://example.com/hook', videoName: 'x' },
			},
		],
		[
			'renderEdited',
			{ renderParamsFrom: 'json', renderParams: JSON.stringify({ elements: [element] }) },
			{ method: 'POST', path: '/v2/video/render', body: { elements: [element] } },
		],
		[
			'renderEdited',
			{
				renderParamsFrom: 'json',
				renderParams: JSON.stringify({ data: { renderParams: { elements: [element] } } }),
				additionalFields: { webhook: 'https://example.com/hook' },
			},
			{ method: 'POST', path: '/v2/video/render', body: { elements: [element], webhook: 'https://example.com/hook' } },
		],
	])('%s', (operation, parameters, request) => {
		const { tasks, problems } = prepare(operation, parameters);
		expect(problems).toEqual([]);
		expect(tasks).toMatchObject([{ kind: 'start', request }]);
	});

	test.each<[string, IDataObject]>([
		[
			'rows',
			{ elements: { element: [{ id: locator('bgMusic'), url: 'https://example.com/m.mp3', more: { fade: true } }] } },
		],
		[
			'JSON in a row',
			{
				elements: {
					element: [
						{ id: locator('bgMusic'), url: 'https://example.com/m.mp3', more: { customJson: '{"fade":true}' } },
					],
				},
			},
		],
		[
			'JSON',
			{
				elementsFrom: 'json',
				elementsJson: JSON.stringify([{ id: 'bgMusic', url: 'https://example.com/m.mp3', fade: true }]),
			},
		],
		[
			'JSON with what the preview knows itself',
			{
				elementsFrom: 'json',
				elementsJson: JSON.stringify([{ ...element, url: 'https://example.com/m.mp3', fade: true }]),
			},
		],
	])('updatePreview from %s', async (_name, parameters) => {
		const { tasks, problems } = prepare('updatePreview', { storyboardJobId, ...parameters });
		expect(problems).toEqual([]);
		const sent: unknown[] = [];
		const job = { data: { status: 'completed', preview: 'https://x.com/p', renderParams: { elements: [element] } } };
		const pictory = {
			get: async () => await Promise.resolve(job),
			put: async (...call: unknown[]) => await Promise.resolve(void sent.push(call)),
		} as unknown as Pictory;
		const [task] = tasks;
		if (task?.kind !== 'call') throw new Error('not a call');
		expect(await task.run(pictory, { runToEnd: async () => await Promise.resolve({}) })).toEqual({
			jobId: '74c0cc68/e1ed',
			updated: 1,
			previewUrl: 'https://x.com/p',
		});
		expect(sent).toEqual([
			['/v2/video/storyboard/74c0cc68%2Fe1ed/elements', [{ ...element, url: 'https://example.com/m.mp3', fade: true }]],
		]);
	});
});

describe('what is refused', () => {
	test.each<[string, string, IDataObject, RegExp[]]>([
		['renderPreview', 'no preview', { storyboardJobId: locator('') }, [/^Preview: is empty/]],
		[
			'renderPreview',
			'a webhook in words',
			{ storyboardJobId, additionalFields: { webhook: 'hook' } },
			[/^Webhook URL: is not a web address/],
		],
		[
			'renderPreview',
			'a webhook in custom JSON',
			{ storyboardJobId, additionalFields: { customJson: '{"webhook":7}' } },
			[/^Webhook URL: must be a text/],
		],
		['renderEdited', 'nothing', { renderParamsFrom: 'json', renderParams: '' }, [/^Render Params: is empty/]],
		[
			'renderEdited',
			'a list',
			{ renderParamsFrom: 'json', renderParams: '[]' },
			[/^Render Params: must be a JSON object/],
		],
		[
			'renderEdited',
			'something else',
			{ renderParamsFrom: 'json', renderParams: '{"jobId":"1"}' },
			[/^Render Params: has neither/],
		],
		['updatePreview', 'no elements', { storyboardJobId, elements: { element: [] } }, [/^Changes: is empty/]],
		['updatePreview', 'an empty list', { storyboardJobId, elementsFrom: 'json' }, [/^Changes: is empty/]],
		[
			'updatePreview',
			'a text',
			{ storyboardJobId, elementsFrom: 'json', elementsJson: '"bgMusic"' },
			[/^Changes: must be a JSON array/],
		],
		[
			'updatePreview',
			'a row without an element',
			{ storyboardJobId, elements: { element: [{}] } },
			[/^Change 1 › Element: is empty/],
		],
		[
			'updatePreview',
			'wrong words',
			{
				storyboardJobId,
				elementsFrom: 'json',
				elementsJson: JSON.stringify([
					{ ...element, elementType: 'music' },
					{ ...element, type: 'texts' },
					{ id: 'a' },
					{ text: 'A' },
					{ id: 'a', startTime: -1, duration: '4', mute: 'yes', objectMode: 'zoom' },
				]),
			},
			[
				/^Change 1 › elementType: does not know "music"/,
				/^Change 2 › File Is: does not know "texts"/,
				/^Change 3: changes nothing/,
				/^Change 4 › Element: is empty/,
				/^Change 5 › Start: is -1/,
				/^Change 5 › Duration: must be a number/,
				/^Change 5 › Mute: must be true or false/,
				/^Change 5 › Fit: does not know "zoom"/,
			],
		],
	])('%s: %s', (operation, _name, parameters, problems) => {
		expect(prepare(operation, parameters).problems).toEqual(problems.map((problem) => expect.stringMatching(problem)));
	});
});

describe('the panel', () => {
	test('is the same for Create and Create Preview, but for the file to download', () => {
		const [create, createPreview] = ['create', 'createPreview'].map((value) =>
			video.operations.find(({ option }) => option.value === value),
		);
		const ofPreview = new Set(createPreview?.parameters);
		const missing = create?.parameters.filter((parameter) => !ofPreview.has(parameter)).map(({ name }) => name);
		expect(missing).toEqual(['download', 'outputBinaryPropertyName']);
		expect(createPreview?.parameters).toHaveLength((create?.parameters.length ?? 0) - 2);
	});
});
