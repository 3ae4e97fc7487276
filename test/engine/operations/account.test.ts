import type { INodeParameters } from 'n8n-workflow';

import { useWorld } from '../support/world';

const world = useWorld();
const quota: INodeParameters = { resource: 'account', operation: 'getQuota' };
const usage = (parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'account',
	operation: 'getAiCreditUsage',
	returnAll: true,
	...parameters,
});

test('Get Quota gives minutes and credits', async () => {
	const { sandbox, engine } = world;
	const { items, error } = await engine.run({ parameters: quota });
	expect(error).toBeUndefined();
	expect(items).toEqual([{ json: sandbox.state.quota, pairedItem: { item: 0 } }]);
	expect(sandbox.log.requests).toMatchObject([{ method: 'GET', path: '/v1/quota', authorization: 'ok', rawBody: '' }]);
});

test.each([
	['blanks round it', (key: string) => `  ${key} `],
	['a line break', (key: string) => `${key}\n`],
	['a line break in its middle', (key: string) => `${key.slice(0, 12)}\r\n${key.slice(12)}`],
	['Bearer in front', (key: string) => `Bearer ${key}`],
	['a small bearer and a tab', (key: string) => `bearer\t${key}`],
	['the whole header', (key: string) => `Authorization: Bearer ${key}`],
	['quotes', (key: string) => `"${key}"`],
])('a key pasted with %s arrives bare', async (_what, pasted) => {
	const { sandbox, engine } = world;
	const { error } = await engine.as({ apiKey: pasted(sandbox.apiKey) }).run({ parameters: quota });
	expect(error).toBeUndefined();
	expect(sandbox.log.requests.map(({ authorization }) => authorization)).toEqual(['ok']);
});

test.each(['/', '//', ' ', '\n'])('a base address that ends in %j works', async (end) => {
	const { sandbox, engine } = world;
	const { error } = await engine.as({ baseUrl: sandbox.baseUrl + end }).run({ parameters: quota });
	expect(error).toBeUndefined();
	expect(sandbox.log.requests.map(({ path }) => path)).toEqual(['/v1/quota']);
});

test('a wrong key says where to get the right one, and is not tried again', async () => {
	const { sandbox, engine } = world;
	const { error, status } = await engine.as({ apiKey: `wrong${sandbox.apiKey}` }).run({ parameters: quota });
	expect(status).toBe('error');
	expect(error).toMatchObject({
		name: 'NodeApiError',
		message: 'Pictory refused the API key',
		description: expect.stringContaining('https://app.pictory.ai/api-access'),
		httpCode: '401',
	});
	expect(sandbox.log.count()).toBe(1);
});

test.each(['', 'not an address', 'ftp://example.com', 'api.pictory.ai'])(
	'a base address of %j is refused before anything is sent',
	async (baseUrl) => {
		const { engine } = world;
		const { error } = await engine.as({ baseUrl }).run({ parameters: quota });
		expect(error?.message).toBe('The Base URL in the Pictory credential is not a web address');
	},
);

test('a base address nobody listens at is told as such', async () => {
	const { engine } = world;
	const { error } = await engine.as({ baseUrl: 'http://127.0.0.1:9' }).run({ parameters: quota });
	expect(error?.message).toBe('Pictory could not be reached');
	expect(error?.description).toMatch(/Base URL/);
});

test('Get AI Credit Usage lists the entries of the month', async () => {
	const { sandbox, engine } = world;
	const last = new Date();
	last.setUTCDate(0);
	const [month, year] = [last.getUTCMonth() + 1, last.getUTCFullYear()];
	const { items } = await engine.run({ parameters: usage({ filters: { month, year } }) });
	expect(sandbox.log.last()).toMatchObject({ path: '/v1/aicredits/usage', query: `month=${month}&year=${year}` });
	expect(items.map(({ json, pairedItem }) => [json.amount, pairedItem])).toEqual([
		[15, { item: 0 }],
		[100, { item: 0 }],
	]);
});

test('Get AI Credit Usage obeys the limit and asks without filters for the current month', async () => {
	const { sandbox, engine } = world;
	const { json } = await engine.run({ parameters: usage({ returnAll: false, limit: 2 }) });
	expect(sandbox.log.last()?.query).toBe('');
	expect(json.map(({ amount }) => amount)).toEqual([0.6, 30]);
});

test('a year without a month is refused before anything is sent', async () => {
	const { sandbox, engine } = world;
	const { error } = await engine.run({ parameters: usage({ filters: { year: 2026 } }) });
	expect(error?.message).toBe("'Month' is missing. A year needs a month with it.");
	expect(sandbox.log.count()).toBe(0);
});

test.each<[string, INodeParameters, RegExp]>([
	['a month of 13', { filters: { month: '={{ 13 }}' } }, /'Month' does not know "13"/],
	['a limit of 0', { returnAll: false, limit: 0 }, /'Limit' is 0\. Enter a whole number of 1 or more/],
	['a limit of 2.5', { returnAll: false, limit: 2.5 }, /'Limit' is 2.5/],
	['a limit that is text', { returnAll: false, limit: '={{ "many" }}' }, /'Limit' is "many", which is not a number/],
])('%s is refused', async (_what, parameters, message) => {
	const { sandbox, engine } = world;
	const { error } = await engine.run({ parameters: usage(parameters) });
	expect(error?.message).toMatch(message);
	expect(sandbox.log.count()).toBe(0);
});
