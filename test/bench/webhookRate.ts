/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { N8n } from '../e2e/n8n';
import { type JsonObject, N8nRest, type WorkflowFile } from '../e2e/rest';
import { ensureRuntime } from '../e2e/runtime';
import { installThisPackage } from '../e2e/session';
import { Authority } from '../sns/authority';
import { Network } from '../sns/network';
import { s3Event } from '../sns/s3Events';
import { SnsStandIn } from '../sns/sns';
import { median } from './load';

const ROUNDS = 6;
const ROUND_MS = 2_000;
/** More than n8n takes in a round. */
const REQUESTS = 300;
const AT_ONCE = 10;

/** Requests in a second, of each round. */
export interface Rates {
	trigger: number[];
	/** n8n's Webhook node, first version. */
	webhook1: number[];
	/** n8n's Webhook node as it is added today. */
	webhook2: number[];
}

type Kind = keyof Rates;

/**
 * How many messages a second our trigger takes in the real n8n, each with its signature checked, beside n8n's own
 * Webhook node in the same n8n: the same bodies, in turns.
 * @param env variables to add to n8n's
 */
export async function measureWebhookRate(env: Record<string, string> = {}): Promise<Rates> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-pictory-bench-'));
	const network = await Network.start(await Authority.create());
	const authority = join(folder, 'authority.pem');
	await writeFile(authority, network.authority.certificate);
	const sns = await SnsStandIn.start(network);
	await installThisPackage(folder);
	const access = { HTTPS_PROXY: network.proxyAddress, NO_PROXY: '127.0.0.1', NODE_EXTRA_CA_CERTS: authority };
	const n8n = await N8n.create({ runtime: await ensureRuntime(), userFolder: folder, env: { ...access, ...env } });
	try {
		await n8n.start();
		const rest = new N8nRest(n8n.origin);
		await rest.logIn('owner@example.com', `Pictory-${randomUUID()}-1A`);
		const urls = {
			trigger: `${n8n.origin}${await publish(rest, 'n8n-nodes-pictory.pictoryS3Trigger', 1.1, { topicArn: sns.topicArn() }, 's3')}`,
			webhook1: `${n8n.origin}${await publish(rest, 'n8n-nodes-base.webhook', 1, { httpMethod: 'POST' })}`,
			webhook2: `${n8n.origin}${await publish(rest, 'n8n-nodes-base.webhook', 2.1, { httpMethod: 'POST' })}`,
		};
		return await compare(urls, sns);
	} finally {
		await n8n.stop();
		await network.stop();
		await rm(folder, { recursive: true, force: true, maxRetries: 3 });
	}
}

/** @returns the path of the production URL */
async function publish(
	rest: N8nRest,
	type: string,
	typeVersion: number,
	parameters: JsonObject,
	suffix?: string,
): Promise<string> {
	const webhookId = randomUUID();
	const path = suffix === undefined ? webhookId : `${webhookId}/${suffix}`;
	const node = { id: randomUUID(), name: 'Start', type, typeVersion, position: [0, 0] as [number, number], webhookId };
	const end = {
		id: randomUUID(),
		name: 'End',
		type: 'n8n-nodes-base.noOp',
		typeVersion: 1,
		position: [220, 0] as [number, number],
		parameters: {},
	};
	const file: WorkflowFile = {
		name: `${type} ${typeVersion}`,
		nodes: [{ ...node, parameters: suffix === undefined ? { ...parameters, path } : parameters }, end],
		connections: { Start: { main: [[{ node: 'End', type: 'main', index: 0 }]] } },
	};
	const { id } = await rest.createWorkflow(file);
	await rest.publish(id);
	return `/webhook/${path}`;
}

async function compare(urls: Record<Kind, string>, sns: SnsStandIn): Promise<Rates> {
	const kinds = Object.keys(urls) as Kind[];
	const rates: Rates = { trigger: [], webhook1: [], webhook2: [] };
	for (const kind of kinds) await rate(urls[kind], bodies(sns, REQUESTS));
	for (let round = 0; round < ROUNDS; round += 1) {
		// Forwards and backwards, so that none always comes after the same one.
		for (const kind of round % 2 === 0 ? kinds : [...kinds].reverse())
			rates[kind].push(await rate(urls[kind], bodies(sns, REQUESTS)));
	}
	return rates;
}

let uploads = 0;

function bodies(sns: SnsStandIn, count: number): string[] {
	return Array.from({ length: count }, () =>
		JSON.stringify(sns.signed(JSON.stringify(s3Event({ key: `bench ${(uploads += 1)}.mp4` })))),
	);
}

/** @returns requests in a second */
async function rate(url: string, all: string[]): Promise<number> {
	const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
	const left = [...all];
	let taken = 0;
	const begun = performance.now();
	const worker = async (): Promise<void> => {
		for (let body = left.pop(); body !== undefined && performance.now() - begun < ROUND_MS; body = left.pop()) {
			await post(agent, url, body);
			taken += 1;
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
	agent.destroy();
	return (taken * 1000) / (performance.now() - begun);
}

async function post(agent: Agent, url: string, body: string): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const headers = { 'content-type': 'text/plain; charset=UTF-8', 'content-length': Buffer.byteLength(body) };
		const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
			answer.resume();
			answer.on('end', () =>
				answer.statusCode === 200 ? resolve() : reject(new Error(`${url} answered ${answer.statusCode}`)),
			);
		});
		sent.on('error', reject);
		sent.end(body);
	});
}

/** Ours against theirs, round by round. */
export function ratio(rates: Rates, other: 'webhook1' | 'webhook2'): number {
	return median(rates.trigger.map((own, round) => own / (rates[other][round] ?? Number.NaN)));
}
