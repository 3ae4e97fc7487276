import { startSandbox, type Sandbox } from './index';
import { clientOf } from './test-client';

let sandbox: Sandbox;
beforeAll(async () => (sandbox = await startSandbox()));
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const get = async (path: string) => (await clientOf(sandbox).get(path)).data;

test('voices, brands and styles are bare arrays, layouts an object', async () => {
	expect(await get('/v1/voiceovers/tracks')).toHaveLength(12);
	expect((await get('/v1/voiceovers/tracks'))[0]).toMatchObject({
		id: 1001,
		name: 'Joanna',
		language: 'en-US',
		ssmlSupportCategory: 'B',
	});
	expect(await get('/v1/brands/video')).toHaveLength(4);
	expect(await get('/v1/styles')).toHaveLength(8);
	expect((await get('/v1/smartlayouts')).items).toHaveLength(5);
});

test('avatars come in two pages of 30 looks', async () => {
	const first = await get('/v1/avatars');
	const second = await get(`/v1/avatars?nextPageKey=${encodeURIComponent(first.nextPageKey)}`);
	expect(second.nextPageKey).toBeNull();
	const looks = [...first.items, ...second.items].flatMap((avatar) => avatar.looks);
	expect(looks).toHaveLength(30);
	expect(new Set(looks.map(({ id }) => id)).size).toBe(30);
});

test('projects have string and number ids and are spread over pages', async () => {
	const ids: unknown[] = [];
	let pageKey: string | null = '';
	let pages = 0;
	while (pageKey !== null) {
		const page: { items: Array<{ id: unknown }>; pageKey: string | null } = await get(
			`/v2/projects?pagekey=${encodeURIComponent(pageKey)}`,
		);
		ids.push(...page.items.map(({ id }) => id));
		pageKey = page.pageKey;
		pages += 1;
	}
	expect(pages).toBe(3);
	expect(ids.map((id) => typeof id)).toEqual(['string', 'string', 'string', 'number', 'number']);
});

test("a project is read, replaced as a whole and deleted; a stranger's is forbidden", async () => {
	const client = clientOf(sandbox);
	const path = '/v2/projects/1762768083800';
	const project = await get(path);
	expect(project).toMatchObject({ project_id: 1762768083800, projectName: 'my_saved_project', schemaVersion: 'v2' });
	const { data } = await client.put(path, { ...project, projectName: 'Renamed' });
	expect(data).toMatchObject({
		success: true,
		message: 'Project updated successfully',
		project: { projectName: 'Renamed' },
	});
	expect((await get(path)).projectName).toBe('Renamed');
	expect((await client.delete(path)).data).toEqual({ success: true, message: 'Project deleted successfully' });
	expect((await client.delete(path)).status).toBe(404);
	sandbox.state.addProject({ id: 'theirs', foreign: true });
	expect((await client.get('/v2/projects/theirs')).status).toBe(403);
});

test('templates: one is not published, one has variables', async () => {
	const { items } = await get('/v1/templates');
	expect(items.map(({ published }: { published: boolean }) => published)).toEqual([true, true, false]);
	const template = await get(`/v1/templates/${items[1].templateId}`);
	expect(template).toMatchObject({ variables: { Name: 'NAME', Product: 'PRODUCT' }, depricated: false });
	expect((await clientOf(sandbox).get('/v1/templates/x')).status).toBe(404);
});

test('Vimeo connections: a next key only when there is more', async () => {
	expect(Object.keys(await get('/v1/vimeo-connections'))).toEqual(['Items']);
	sandbox.settings.vimeoPageSize = 1;
	const { Items, nextPageKey } = await get('/v1/vimeo-connections');
	expect(Items).toHaveLength(1);
	const rest = await get(`/v1/vimeo-connections?nextPageKey=${nextPageKey}`);
	expect(rest.Items[0]).toMatchObject({ name: 'Test Vimeo Connection', type: 'VIMEO' });
	expect(await get(`/v1/vimeo-connections/${rest.Items[0].connectionId}`)).toEqual(rest.Items[0]);
});

test('quota, and credits of a month', async () => {
	expect(await get('/v1/quota')).toMatchObject({ aiCredits: { used: 690, limit: 22000 } });
	expect(await get('/v1/aicredits/usage')).toHaveLength(3);
	const lastMonth = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() - 1, 1));
	const query = `month=${lastMonth.getUTCMonth() + 1}&year=${lastMonth.getUTCFullYear()}`;
	expect(await get(`/v1/aicredits/usage?${query}`)).toHaveLength(2);
	expect(await get('/v1/aicredits/usage?year=2026')).toEqual({
		code: 'INVALID_REQUEST',
		message: 'month is required when year is provided',
	});
	expect((await clientOf(sandbox).get('/v1/aicredits/usage?month=13')).status).toBe(400);
});
