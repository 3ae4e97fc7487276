import type { IDataObject, INodeListSearchResult, INodeParameters } from 'n8n-workflow';

import { addPreview, addPreviewOf, byId, edit, update } from '../support/previews';
import { useWorld } from '../support/world';

const world = useWorld();

async function search(
	method: string,
	filter?: string,
	parameters: INodeParameters = {},
): Promise<INodeListSearchResult> {
	return await world.engine.ask(async (node, context) => {
		const found = node.methods?.listSearch?.[method];
		if (!found) throw new Error(`No list ${method}`);
		return await found.call(context, filter);
	}, parameters);
}
const names = ({ results }: INodeListSearchResult): string[] => results.map(({ name }) => name);

describe('the elements of a preview', () => {
	const list = async (jobId: unknown, filter?: string): Promise<INodeListSearchResult> =>
		await search('searchPreviewElements', filter, update({ storyboardJobId: jobId as INodeParameters }));

	test('are shown by name, text and second, and found by each', async () => {
		const id = addPreview(world.sandbox);
		const all = await list(byId(id));
		expect(names(all)).toEqual([
			'Background · factory.mp4 · 0:00–0:05',
			'Scene Text · Our spring sale starts today. · at 0:00',
			'Layer Text · Only this week · at 0:00',
			'Background · shop.jpg · 0:05–0:10',
			'Scene Text · Come and see. · at 0:05',
			'Music',
			'Voice-Over',
		]);
		expect(all.results[5]).toMatchObject({ value: 'bgMusic' });
		expect(names(await list(byId(id), 'spring SALE'))).toEqual([names(all)[1]]);
		expect(names(await list(byId(id), 'bgmusic'))).toEqual(['Music']);
	});

	test('are listed for Render Edited Preview, too, and for a preview chosen from the list', async () => {
		const storyboardJobId = { __rl: true, mode: 'list', value: addPreview(world.sandbox) };
		expect((await search('searchPreviewElements', '', edit({ storyboardJobId }))).results).toHaveLength(7);
	});

	test.each<[string, unknown]>([
		['an expression that could not be evaluated', byId('={{ $json.jobId }}')],
		['nothing', byId('')],
		['an expression that gave nothing', { __rl: true, mode: 'id', value: null }],
		['no parameter at all', undefined],
		['what became of nothing in a text', byId('undefined')],
	])('with %s for the preview, one sentence says what to do', async (_what, jobId) => {
		await expect(list(jobId)).rejects.toThrow(
			/^To see the elements here, run the node before this one, or choose the preview from its list$/,
		);
		expect(world.sandbox.log.count()).toBe(0);
	});

	test('of a preview that is not ready, or of no preview, the list says why it is empty', async () => {
		const { jobId } = world.sandbox.state.addJob({ kind: 'preview', outcome: 'never' });
		await expect(list(byId(jobId))).rejects.toThrow(/is still being made/);
		await expect(list(byId(world.sandbox.state.addJob().jobId))).rejects.toThrow(/is no preview, but a Video job/);
		await expect(list(byId('..'))).rejects.toThrow();
	});

	test('odd ones are named by what is known of them, at a length that fits', async () => {
		const element = (more: IDataObject): IDataObject => ({ id: 'a', elementType: 'SceneText', type: 'text', ...more });
		const odd = [
			element({ text: '<p>A\n<b>bold</b>   word</p>', startTime: 65.9 }),
			element({ text: '😀'.repeat(60), startTime: 0 }),
			element({ text: '<'.repeat(200_000) }),
			element({
				elementType: 'backgroundElement',
				type: 'image',
				url: 'https://x.com/a%20b.png?X-Amz-Signature=secret',
			}),
			element({
				elementType: 'backgroundElement',
				type: 'video',
				url: 'https://x.com/%E0%A4%A',
				startTime: 3600,
				duration: 5,
			}),
			element({ elementType: 'backgroundElement', type: 'color', startTime: 'soon' }),
			element({ elementType: 'hologram' }),
			null,
			{ elementType: 'SceneText', text: 'no ID' },
		];
		const started = performance.now();
		const shown = names(await list(byId(addPreviewOf(world.sandbox, odd))));
		expect(shown).toEqual([
			'Scene Text · A bold word · at 1:05',
			`Scene Text · ${'😀'.repeat(39)}… · at 0:00`,
			`Scene Text · ${'<'.repeat(39)}…`,
			'Background · a b.png',
			'Background · %E0%A4%A · 60:00–60:05',
			'Background',
			'Element',
		]);
		expect(JSON.stringify(shown)).not.toContain('secret');
		expect(performance.now() - started).toBeLessThan(5_000);
	});

	test('500 are all there', async () => {
		const many = Array.from({ length: 500 }, (_, index) => ({
			id: `t${index}`,
			elementType: 'SceneText',
			text: `${index}`,
		}));
		expect((await list(byId(addPreviewOf(world.sandbox, many)))).results).toHaveLength(500);
	});
});

describe('jobs', () => {
	const START = Date.UTC(2026, 10, 26, 10, 5);

	test('say kind, name, length and status, with where to watch', async () => {
		const { state } = world.sandbox;
		const preview = addPreview(world.sandbox);
		const render = state.addJob({ startedAt: Date.now() - 500_000 }).jobId;
		state.addJob({ outcome: 'never', startedAt: Date.now() - 600_000 });
		const { results } = await search('searchJobs');
		expect(results).toMatchObject([
			{
				name: 'Preview · Spring sale teaser · 2 scenes · completed',
				value: preview,
				url: expect.stringContaining('/v2/preview/'),
			},
			{ name: `Video · 0:05 · completed · ${render}`, value: render, url: expect.stringContaining('/share/') },
			{ name: expect.stringMatching(/^Video · in progress \(\d+ %\) · [0-9a-f-]{36}$/) },
		]);
		expect(names(await search('searchJobs', 'teaser preview'))).toHaveLength(1);
		expect(names(await search('searchJobs', render.slice(0, 8)))).toHaveLength(1);
	});

	test.each<[string, IDataObject, string]>([
		[
			'the name of the file',
			{ previewUrl: 'https://x.com/p', renderParams: { output: { name: 'Sale.mp4' }, elements: [] } },
			'Preview · Sale · completed',
		],
		[
			'a date, where there is one',
			{ videoURL: 'https://x.com/a.mp4', videoDuration: 75, createdDate: new Date(START).toISOString() },
			'Video · 1:15 · Nov 26, ',
		],
		['what an AI video is', { url: 'https://x.com/a.mp4', duration: '8s' }, 'AI Video · 8s · completed · ID'],
		[
			'scenes of the older kind',
			{ preview: 'https://x.com/p', renderParams: { scenes: [{}, {}, {}] } },
			'Preview · 3 scenes · completed · ID',
		],
		[
			'nothing that is known',
			{ hologram: 1, videoName: { a: 1 }, renderParams: 'x', createdAt: 'yesterday' },
			'Preview · completed · ID',
		],
		['no length in odd values', { videoURL: 'javascript:alert(1)', videoDuration: -3, videoName: '  ' }, 'Video · '],
	])('by %s', async (_what, data, name) => {
		const job = world.sandbox.state.addJob({ data: JSON.parse(JSON.stringify({ status: 'completed', ...data })) });
		const [found] = (await search('searchJobs')).results;
		expect(found?.name).toContain(name.replace('ID', job.jobId));
		if (String(data.videoURL).startsWith('javascript')) expect(found?.url).toBeUndefined();
	});

	test('a page without previews is passed over: n8n asks for the next one only when there is something to scroll', async () => {
		const { sandbox } = world;
		sandbox.settings.jobsPageSize = 2;
		const old = addPreview(sandbox);
		Object.assign(sandbox.state.jobs.get(old) ?? {}, { startedAt: 1e12 });
		for (let index = 0; index < 7; index += 1) sandbox.state.addJob();
		expect((await search('searchPreviewJobs')).results.map(({ value }) => value)).toEqual([old]);
	});
});
