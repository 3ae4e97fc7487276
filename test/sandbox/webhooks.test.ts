/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { startSandbox, type Sandbox } from './index';
import type { JsonObject } from './json';
import { clientOf, pause, startRender, until } from './test-client';

let sandbox: Sandbox;
let receiver: Server;
let received: JsonObject[] = [];
let answers: number[] = [];
let webhook = '';

beforeAll(async () => {
	sandbox = await startSandbox({ settings: { jobDurationMs: 60, webhookRetryDelayMs: 20 } });
	const app = express().post('/hook', express.json(), (request, response) => {
		received.push(request.body as JsonObject);
		response.status(answers.shift() ?? 200).end();
	});
	receiver = createServer(app);
	await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
	webhook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
});
afterAll(async () => {
	await sandbox.close();
	receiver.closeAllConnections();
	await new Promise((resolve) => receiver.close(resolve));
});
beforeEach(() => {
	sandbox.reset();
	received = [];
	answers = [];
});

const statuses = () => received.map(({ data }) => (data as JsonObject).status);
const render = (more: object = {}) => startRender(clientOf(sandbox), { webhook, ...more });

test('once, with the job answer and what was to come back', async () => {
	const jobId = await render({ webhookInput: { order: 7 } });
	await until(
		() => received.length,
		(count) => count > 0,
	);
	await pause(50);
	const { data } = await clientOf(sandbox).get(`/v1/jobs/${jobId}`);
	expect(received).toEqual([{ ...data, webhookInput: { order: 7 } }]);
	expect(sandbox.log.webhooks).toMatchObject([{ jobId, url: webhook, attempt: 1, status: 200 }]);
});

test.each([
	['twice', ['completed', 'completed']],
	['early', ['in-progress', 'completed']],
	['never', []],
] as const)('%s', async (webhookMode, expected) => {
	sandbox.settings.webhookMode = webhookMode;
	await render();
	await pause(150);
	expect(statuses()).toEqual(expected);
});

test.each([
	[true, ['failed']],
	[false, []],
])('on failure: %s', async (webhookOnFailure, expected) => {
	sandbox.settings.webhookOnFailure = webhookOnFailure;
	await render({ videoName: '[fail]' });
	await pause(150);
	expect(statuses()).toEqual(expected);
});

test('tried again until it is taken', async () => {
	answers = [500, 302];
	await render();
	await until(
		() => sandbox.log.webhooks.length,
		(count) => count === 3,
	);
	expect(sandbox.log.webhooks.map(({ attempt, status }) => [attempt, status])).toEqual([
		[1, 500],
		[2, 302],
		[3, 200],
	]);
});

test('given up after the last try', async () => {
	sandbox.settings.webhookRetries = 1;
	await startRender(clientOf(sandbox), { webhook: 'http://127.0.0.1:1/nobody' });
	await until(
		() => sandbox.log.webhooks.length,
		(count) => count === 2,
	);
	await pause(60);
	expect(sandbox.log.webhooks.map(({ status }) => status)).toEqual([undefined, undefined]);
});

test('flattened, with another key for what comes back', async () => {
	Object.assign(sandbox.settings, { webhookPayload: 'flattened', webhookInputKey: 'input' });
	const jobId = await render({ webhookInput: { order: 7 } });
	await until(
		() => received.length,
		(count) => count > 0,
	);
	expect(received[0]).toMatchObject({ job_id: jobId, success: true, status: 'completed', input: { order: 7 } });
});

test('a job that is ended by hand calls once, at that moment', async () => {
	const jobId = await render({ videoName: '[slow=120]' });
	sandbox.state.finishJob(jobId, { error_code: 'X', error_message: 'Y' });
	await pause(200);
	expect(statuses()).toEqual(['failed']);
});

test('reset and close drop what is pending', async () => {
	await render();
	sandbox.reset();
	await pause(120);
	expect(received).toEqual([]);
});
