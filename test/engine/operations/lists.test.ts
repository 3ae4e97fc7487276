import type { INodeListSearchResult, INodeParameters, ResourceMapperFields } from 'n8n-workflow';

import { useWorld } from '../support/world';

const world = useWorld();

async function search(method: string, filter?: string, pageKey?: string): Promise<INodeListSearchResult> {
	return await world.engine.ask(async (node, context) => {
		const found = node.methods?.listSearch?.[method];
		if (!found) throw new Error(`No list ${method}`);
		return await found.call(context, filter, pageKey);
	});
}

async function variablesOf(templateId: INodeParameters | string): Promise<ResourceMapperFields> {
	const parameters: INodeParameters = {
		resource: 'video',
		operation: 'create',
		source: 'template',
		videoName: 'A',
		templateId,
	};
	return await world.engine.ask(async (node, context) => {
		const method = node.methods?.resourceMapping?.getTemplateVariables;
		if (!method) throw new Error('No resource mapping');
		return await method.call(context);
	}, parameters);
}

const names = ({ results }: INodeListSearchResult): string[] => results.map(({ name }) => name);

test('regions are found by name, place or code, without asking Pictory', async () => {
	expect(names(await search('searchAwsRegions')).length).toBeGreaterThan(15);
	expect((await search('searchAwsRegions', 'virginia')).results).toMatchObject([{ value: 'us-east-1' }]);
	expect((await search('searchAwsRegions', 'eu-central-1')).results).toMatchObject([{ value: 'eu-central-1' }]);
	for (const [written, code] of [
		['sao paulo', 'sa-east-1'],
		['useast1', 'us-east-1'],
		['EU Frankfurt', 'eu-central-1'],
		['eu-central-1a', 'eu-central-1'],
	] as const)
		expect((await search('searchAwsRegions', written)).results).toMatchObject([{ value: code }]);
	expect((await search('searchAwsRegions', 'nowhere')).results).toEqual([]);
	expect(world.sandbox.log.count()).toBe(0);
});

test('AWS connections show name, account and region, and which are disabled', async () => {
	const { sandbox } = world;
	const { connectionId } = sandbox.state.addConnection({ name: 'Studio' });
	sandbox.state.addConnection({ name: 'Old', enabled: false });
	const list = await search('searchAwsConnections');
	expect(list.results[0]).toMatchObject({
		name: 'Studio, us-east-2, …9012',
		value: connectionId,
		description: '123456789012, us-east-2',
	});
	expect(names(list)).toEqual(['Studio, us-east-2, …9012', 'Old, us-east-2, …9012 (disabled)']);
	expect(names(await search('searchAwsConnections', 'STUD 9012'))).toEqual(['Studio, us-east-2, …9012']);
	expect(names(await search('searchAwsConnections', 'nothing like it'))).toEqual([]);
});

test('jobs are listed page by page with what they are called and how they stand', async () => {
	const { sandbox } = world;
	sandbox.settings.jobsPageSize = 2;
	for (let index = 0; index < 3; index += 1) sandbox.state.addJob({ startedAt: 1e12 + index * 1000 });
	const first = await search('searchJobs');
	const second = await search('searchJobs', undefined, String(first.paginationToken));
	expect([first.results.length, second.results.length, second.paginationToken]).toEqual([2, 1, undefined]);
	expect(first.results[0]?.name).toMatch(/^Video · .+ · completed · [0-9a-f-]{36}$/);
});

test('previews are the finished jobs that have made a preview', async () => {
	const { sandbox } = world;
	sandbox.state.addJob();
	const { jobId } = sandbox.state.addJob({ kind: 'preview' });
	sandbox.state.addJob({ kind: 'preview', outcome: 'never' });
	expect((await search('searchPreviewJobs')).results.map(({ value }) => value)).toEqual([jobId]);
});

test.each([
	['searchVoices', '/v1/voiceovers/tracks'],
	['searchBrands', '/v1/brands/video'],
	['searchTextStyles', '/v1/styles'],
	['searchSmartLayouts', '/v1/smartlayouts'],
	['searchTemplates', '/v1/templates'],
	['searchAvatars', '/v1/avatars'],
	['searchProjects', '/v2/projects'],
	['searchVimeoConnections', '/v1/vimeo-connections'],
])('%s lists what the account has, each with a name and a value', async (method, path) => {
	const { sandbox } = world;
	const { results } = await search(method);
	expect(sandbox.log.requests.every((request) => request.path === path && request.authorization === 'ok')).toBe(true);
	expect(results.length).toBeGreaterThan(0);
	for (const { name, value } of results)
		expect([name, value].every((text) => typeof text === 'string' && text !== '')).toBe(true);
	expect(new Set(results.map(({ value }) => value)).size).toBe(results.length);
});

test('projects and avatars are read over all their pages', async () => {
	const { sandbox } = world;
	Object.assign(sandbox.settings, { projectsPageSize: 1, avatarsPageSize: 1, listEndKey: 'absent' });
	const projects = await search('searchProjects');
	expect(projects.results.length).toBe(sandbox.state.projects.length);
	const looks = sandbox.state.avatars.flatMap((avatar) => avatar.looks);
	expect((await search('searchAvatars')).results.length).toBe(looks.length);
});

test('a voice is found by what a person hears', async () => {
	const [voice] = world.sandbox.state.voices;
	const { results } = await search('searchVoices', voice?.name);
	expect(results[0]).toMatchObject({ name: expect.stringContaining(voice?.name ?? '?'), value: String(voice?.id) });
	expect(names(await search('searchVoices', 'wilbur'))).toEqual(['Wilbur, German, male']);
	expect((await search('searchVoices', 'german male')).results.length).toBeGreaterThan(0);
	expect(names(await search('searchVoices', 'fiona'))).toEqual(['Fiona, British English, female']);
});

test('a template that is not published cannot be chosen', async () => {
	const { sandbox } = world;
	sandbox.state.addTemplate({ name: 'Draft', published: false });
	sandbox.state.addTemplate({ name: 'Ready' });
	const list = names(await search('searchTemplates'));
	expect(list).toContain('Ready');
	expect(list).not.toContain('Draft');
});

test('the variables of the chosen template become fields', async () => {
	const { templateId } = world.sandbox.state.addTemplate({ variables: { CustomerName: 'Jane', Offer: '20 %' } });
	for (const chosen of [
		templateId,
		{ __rl: true, mode: 'id', value: ` ${templateId} ` },
		{ __rl: true, mode: 'list', value: templateId },
	]) {
		const { fields } = await variablesOf(chosen);
		expect(fields.map(({ id, displayName, type }) => [id, displayName, type])).toEqual([
			['CustomerName', 'CustomerName', 'string'],
			['Offer', 'Offer', 'string'],
		]);
	}
});

test('a template without variables, and none chosen, say so in one calm line', async () => {
	const { templateId } = world.sandbox.state.addTemplate({ variables: {} });
	const nothing = { fields: [], emptyFieldsNotice: 'This template has no variables to fill in.' };
	expect(await variablesOf(templateId)).toEqual(nothing);
	const asked = world.sandbox.log.count();
	for (const chosen of ['', ' ', { __rl: true, mode: 'list', value: '' }, { __rl: true, mode: 'id', value: null }])
		expect(await variablesOf(chosen)).toEqual({
			fields: [],
			emptyFieldsNotice: 'Choose a template to see its variables.',
		});
	expect(world.sandbox.log.count()).toBe(asked);
});

test('variables that cannot be read say why, and what to do', async () => {
	const { sandbox } = world;
	const gone = await variablesOf('202507141030549677nobody');
	expect(gone.fields).toEqual([]);
	expect(gone.emptyFieldsNotice).toMatch(/^The variables cannot be read: .+\. Choose JSON under Variables From/);
	sandbox.addFault({ kind: 'status', status: 400, body: { message: '<img src=x onerror=alert(1)> & more.' } });
	const refused = await variablesOf('202507141030549677ylq8k8gu44vy1y');
	expect(refused.emptyFieldsNotice).not.toContain('<');
	expect(refused.emptyFieldsNotice).not.toContain(sandbox.apiKey);
});

test.each(['searchAwsConnections', 'searchJobs', 'searchVoices'])(
	'%s never shows an empty list for a wrong key',
	async (method) => {
		const { sandbox, engine } = world;
		const stranger = engine.as({ apiKey: `wrong${sandbox.apiKey}` });
		const asked = stranger.ask(async (node, context) => await node.methods?.listSearch?.[method]?.call(context));
		await expect(asked).rejects.toThrow('Pictory refused the API key');
	},
);

test('a list survives a moment of trouble', async () => {
	const { sandbox } = world;
	sandbox.state.addConnection({ name: 'Studio' });
	sandbox.addFault({ kind: 'status', status: 502 });
	expect(names(await search('searchAwsConnections'))).toEqual(['Studio, us-east-2, …9012']);
});
