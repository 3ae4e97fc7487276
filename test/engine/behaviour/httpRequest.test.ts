/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-deprecated-workflow-functions */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IAllExecuteFunctions, IHttpRequestOptions, IRequestOptions } from 'n8n-workflow';

import { expectNoKey } from '../support/secrets';
import { useWorld } from '../support/world';

const world = useWorld();

let elsewhere: Server;
let address: string;
const seen: Array<string | undefined> = [];

beforeAll(async () => {
	elsewhere = createServer((request, response) => {
		seen.push(request.headers.authorization);
		response.end('{}');
	}).listen(0, '127.0.0.1');
	await new Promise((resolve) => elsewhere.once('listening', resolve));
	address = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
});
beforeEach(() => void (seen.length = 0));
afterAll(() => {
	elsewhere.closeAllConnections();
	elsewhere.close();
});

interface Full {
	statusCode: number;
	body: unknown;
}

/** What n8n's HTTP Request node asks of n8n's helper, from version 4 on. */
async function asHttpRequest(uri: string, more: Partial<IRequestOptions> = {}, baseUrl?: string): Promise<Full> {
	const options: IRequestOptions = {
		headers: {},
		method: 'GET',
		uri,
		gzip: true,
		rejectUnauthorized: true,
		followRedirect: true,
		followAllRedirects: true,
		maxRedirects: undefined,
		resolveWithFullResponse: true,
		sendCredentialsOnCrossOriginRedirect: true,
		allowedDomains: undefined,
		timeout: 300_000,
		json: true,
		...more,
	};
	const engine = baseUrl === undefined ? world.engine : world.engine.as({ baseUrl });
	return await engine.ask(async (_node, context) => {
		const { helpers } = context as unknown as IAllExecuteFunctions;
		return (await helpers.requestWithAuthentication.call(
			context as unknown as IAllExecuteFunctions,
			'pictoryApi',
			options,
		)) as Full;
	});
}

async function asNode(options: Partial<IHttpRequestOptions>): Promise<unknown> {
	return await world.engine.ask(async (_node, context) => {
		const { helpers } = context as unknown as IAllExecuteFunctions;
		return (await helpers.httpRequestWithAuthentication.call(
			context as unknown as IAllExecuteFunctions,
			'pictoryApi',
			options as IHttpRequestOptions,
		)) as unknown;
	});
}

test('the HTTP Request node reaches Pictory with the credential, whatever the method', async () => {
	const { sandbox } = world;
	const read = await asHttpRequest(`${sandbox.baseUrl}/v1/quota`);
	expect(read).toMatchObject({ statusCode: 200, body: { videoMinutes: {} } });
	const start = await asHttpRequest(`${sandbox.baseUrl}/v2/video/storyboard`, {
		method: 'POST',
		body: { videoName: 'Demo', scenes: [{ story: 'Hello.' }] },
	});
	expect(start).toMatchObject({ statusCode: 200, body: { success: true, data: { jobId: expect.any(String) } } });
	expect(sandbox.log.requests.map(({ method, authorization }) => [method, authorization])).toEqual([
		['GET', 'ok'],
		['POST', 'ok'],
	]);
});

test('an Authorization of the user’s own does not get in the way', async () => {
	await asHttpRequest(`${world.sandbox.baseUrl}/v1/quota`, {
		headers: { authorization: 'mine', accept: 'application/json' },
	});
	expect(world.sandbox.log.requests.map(({ authorization }) => authorization)).toEqual(['ok']);
});

test('n8n’s other helper does, too, with url or baseURL', async () => {
	const { baseUrl, log, origin } = world.sandbox;
	await asNode({ url: `${baseUrl}/v1/quota` });
	await asNode({ baseURL: baseUrl, url: '/v1/quota' });
	await asNode({ baseURL: `${baseUrl}/`, url: 'v1/quota' });
	await asNode({ url: `${origin.toUpperCase()}/pictoryapis/v1/quota` });
	expect(log.requests.map(({ authorization, status }) => [authorization, status])).toEqual(
		Array.from({ length: 4 }, () => ['ok', 200]),
	);
});

const elsewhereHost = (): string => new URL(address).host;
const home = (): string => world.sandbox.origin;

/** Addresses that lead, or might lead some program, away from home. */
const AWAY: Array<[string, () => Record<string, unknown>]> = [
	['another host', () => ({ uri: `${address}/v1/quota` })],
	['another host in capitals', () => ({ uri: `HTTP://${elsewhereHost()}/v1/quota` })],
	['home as the name of a user', () => ({ uri: `http://${new URL(home()).host}@${elsewhereHost()}/` })],
	['home as user and word', () => ({ uri: `http://api.pictory.ai:x@${elsewhereHost()}/` })],
	['a user at home', () => ({ uri: `${home().replace('//', '//user@')}/` })],
	['a backslash', () => ({ uri: `http://${elsewhereHost()}\\@${new URL(home()).host}/` })],
	['a backslash behind home', () => ({ uri: `${home()}\\@${elsewhereHost()}/` })],
	['a tab in the host', () => ({ uri: `http://127.0.\t0.1:${new URL(address).port}/` })],
	['no slashes', () => ({ uri: `http:${elsewhereHost()}/` })],
	['one slash', () => ({ uri: `http:/${elsewhereHost()}/` })],
	['three slashes', () => ({ uri: `http:///${elsewhereHost()}/` })],
	['no scheme', () => ({ uri: `//${elsewhereHost()}/` })],
	['a relative address and no base', () => ({ uri: '/v1/quota' })],
	['nothing at all', () => ({ uri: undefined })],
	['https instead of http', () => ({ uri: home().replace('http:', 'https:') })],
	['home with a dot at its end', () => ({ uri: home().replace('127.0.0.1', 'localhost.') })],
	['two addresses', () => ({ uri: `${home()}/v1/quota`, url: `${address}/v1/quota` })],
	['two addresses the other way round', () => ({ url: `${home()}/v1/quota`, uri: `${address}/v1/quota` })],
	['another base', () => ({ uri: '/v1/quota', baseURL: address })],
	['another host in spite of the base', () => ({ uri: `//${elsewhereHost()}/`, baseURL: home() })],
	['a base that goes on in the address', () => ({ uri: '.example.com/v1/quota', baseURL: home() })],
	['a base that becomes a user', () => ({ uri: `@${elsewhereHost()}/`, baseURL: home() })],
	['another address in spite of the base', () => ({ uri: `${address}/`, baseURL: home() })],
];

test.each(AWAY)('the key goes nowhere but home: %s', async (_what, options) => {
	const failure = await asHttpRequest('', options() as Partial<IRequestOptions>).then(
		() => undefined,
		(error: Error) => error,
	);
	expect(failure).toBeDefined();
	expectNoKey(failure, world.sandbox.apiKey);
	expect(seen).toEqual([]);
	// After any failure n8n lets the credential test itself; that is all that may have gone home.
	expect(world.sandbox.log.requests.filter(({ path }) => path !== '/v1/quota')).toEqual([]);
});

test('what went wrong is said in words', async () => {
	await expect(asHttpRequest(`${address}/v1/quota`)).rejects.toMatchObject({
		message: expect.stringMatching(
			/^The Pictory API key is sent to http:\/\/127\.0\.0\.1:\d+ only, and this request goes elsewhere/,
		),
	});
});

test.each([301, 302, 303, 307, 308])(
	'a redirect (%i) is not followed, neither elsewhere nor at home',
	async (status) => {
		for (const location of [`${address}/x`, `//${elsewhereHost()}/x`, '/pictoryapis/v1/jobs']) {
			for (const method of ['GET', 'POST'] as const) {
				world.sandbox.log.reset();
				world.sandbox.clearFaults();
				world.sandbox.addFault({ kind: 'redirect', status, location, path: '/v1/awsconnections', every: 1 });
				const answer = await asHttpRequest(`${world.sandbox.baseUrl}/v1/awsconnections`, { method, simple: false });
				expect(answer.statusCode).toBe(status);
				await expect(asHttpRequest(`${world.sandbox.baseUrl}/v1/awsconnections`, { method })).rejects.toThrow();
				expect(world.sandbox.log.requests.filter(({ path }) => path === '/v1/jobs')).toEqual([]);
			}
		}
		expect(seen).toEqual([]);
	},
);

test.each([
	'http://127.0.0.1.example.com',
	'http://api.pictory.ai/pictoryapis',
	'http://127.0.0.1@example.com',
	'http://[::ffff:8.8.8.8]',
])('nothing is sent with the Base URL %s', async (baseUrl) => {
	await expect(asHttpRequest(`${baseUrl}/v1/quota`, {}, baseUrl)).rejects.toMatchObject({
		message: expect.stringMatching(/^The Base URL in the Pictory credential .*(https:|user name)/),
	});
	const { error } = await world.engine
		.as({ baseUrl })
		.run({ parameters: { resource: 'account', operation: 'getQuota' } });
	expect(error?.message).toMatch(/^The Base URL in the Pictory credential (begins with http:|holds more)/);
	expect(error?.description).toMatch(/https:/);
});
