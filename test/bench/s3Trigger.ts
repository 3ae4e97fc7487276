/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import axios from 'axios';

import { identityOf } from '../../nodes/Pictory/aws/events/arrival';
import { RecentFiles } from '../../nodes/Pictory/aws/events/recent';
import { TriggerHost } from '../engine/support/triggerHost';
import { Authority } from '../sns/authority';
import { enter, Network } from '../sns/network';
import { s3Event } from '../sns/s3Events';
import { SnsStandIn } from '../sns/sns';

export interface TriggerNumbers {
	/** Milliseconds the trigger and the HTTP round of the test host take for one genuine message, median. */
	arrivalMs: number;
	/** The same when 100,000 files came before. */
	arrivalMsAfter100000: number;
	/** What is saved per 10,000 files. */
	filterBytesPer10000: number;
	/** Heap of the filter when it is full. */
	filterHeapBytes: number;
	/** Microseconds for one look-up and one entry in a full filter. */
	filterMicroseconds: number;
	flood: {
		forged: number;
		statuses: Record<string, number>;
		started: number;
		genuine: number;
		genuineStarted: number;
		heapGrowthMB: number;
		outgoingCalls: number;
	};
}

const identity = (number: number): string =>
	identityOf({ bucket: 'bench', key: `file ${number}.mp4`, eTag: 'e', eventName: 'x' }, 'event');

/** Run node with --expose-gc for exact figures of memory. */
export async function measureS3Trigger(forged = 10_000): Promise<TriggerNumbers> {
	const filter = measureFilter();
	const network = await Network.start(await Authority.create());
	const leave = enter(network);
	const sns = await SnsStandIn.start(network);
	const parameters = { sender: 'sns', topicArn: sns.topicArn(), executionPer: 'file', mediaType: 'any', options: {} };
	const host = await TriggerHost.start({ parameters, workflowId: 'bench' });
	try {
		const arrivalMs = await arrivals(host, sns, 200);
		host.database = JSON.stringify({ 'node:Pictory S3 Trigger': { recentFiles: filter.text } });
		await arrivals(host, sns, 5);
		const arrivalMsAfter100000 = await arrivals(host, sns, 200);
		const flood = await measureFlood(host, sns, network, forged);
		const { bytes, heap, microseconds } = filter;
		return {
			arrivalMs,
			arrivalMsAfter100000,
			filterBytesPer10000: bytes,
			filterHeapBytes: heap,
			filterMicroseconds: microseconds,
			flood,
		};
	} finally {
		leave();
		await host.stop();
		await network.stop();
	}
}

function measureFilter(): { text: string; bytes: number; heap: number; microseconds: number } {
	const before = heapUsed();
	const files = new RecentFiles();
	for (let number = 0; number < 90_000; number += 1) files.add(identity(number));
	const begun = performance.now();
	for (let number = 90_000; number < 100_000; number += 1) files.add(identity(number));
	const microseconds = (performance.now() - begun) / 10;
	files.has(identity(0));
	const heap = heapUsed() - before;
	return { text: files.text, bytes: Buffer.byteLength(JSON.stringify(files.text)), heap, microseconds };
}

let uploads = 0;

function message(sns: SnsStandIn): string {
	uploads += 1;
	return JSON.stringify(sns.signed(JSON.stringify(s3Event({ key: `upload ${uploads}.mp4` }))));
}

async function arrivals(host: TriggerHost, sns: SnsStandIn, count: number): Promise<number> {
	const times: number[] = [];
	for (const body of Array.from({ length: count }, () => message(sns))) {
		const begun = performance.now();
		await post(host.url, body);
		times.push(performance.now() - begun);
	}
	return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

/** Wrong signatures, other topics and certificates nobody has seen, with a genuine message after every hundred. */
async function measureFlood(
	host: TriggerHost,
	sns: SnsStandIn,
	network: Network,
	forged: number,
): Promise<TriggerNumbers['flood']> {
	const genuineMessage = sns.signed(JSON.stringify(s3Event({ key: 'forged.mp4' })));
	const forge = [
		(index: number) => ({ ...genuineMessage, Message: JSON.stringify(s3Event({ key: `forged ${index}.mp4` })) }),
		(index: number) => ({ ...genuineMessage, TopicArn: sns.topicArn(`other-${index}`) }),
		(index: number) => ({
			...genuineMessage,
			SigningCertURL: `https://${sns.host}/SimpleNotificationService-${index}.pem`,
		}),
		(index: number) => ({
			...genuineMessage,
			SigningCertURL: `https://sns.evil-${index}.com/SimpleNotificationService-1.pem`,
		}),
	];
	const statuses: Record<string, number> = {};
	const startedBefore = host.executions.length;
	const callsBefore = network.requests.length + network.refused.length;
	let genuine = 0;
	let heapBefore = 0;
	for (let index = 0; index < forged; index += 1) {
		if (index === Math.min(1_000, Math.floor(forged / 10))) heapBefore = heapUsed();
		const body = (forge[index % forge.length] as (typeof forge)[number])(index);
		const status = await post(host.url, JSON.stringify(body));
		statuses[status] = (statuses[status] ?? 0) + 1;
		if (index % 100 === 99) {
			genuine += 1;
			await post(host.url, message(sns));
		}
	}
	const started = host.executions.slice(startedBefore);
	const invented = started.filter(([item]) => String(item?.json.key).startsWith('forged'));
	return {
		forged,
		statuses,
		started: invented.length,
		genuine,
		genuineStarted: started.length - invented.length,
		heapGrowthMB: (heapUsed() - heapBefore) / 1_048_576,
		outgoingCalls: network.requests.length + network.refused.length - callsBefore,
	};
}

async function post(url: string, body: string): Promise<number> {
	const headers = { 'content-type': 'text/plain; charset=UTF-8' };
	const { status } = await axios.post(url, body, {
		headers,
		proxy: false,
		transformRequest: [(data: string) => data],
		validateStatus: () => true,
	});
	return status;
}

function heapUsed(): number {
	(globalThis as { gc?: () => void }).gc?.();
	return process.memoryUsage().heapUsed;
}

if (require.main === module) {
	void measureS3Trigger(Number(process.argv[2] ?? 10_000)).then((numbers) =>
		process.stdout.write(`${JSON.stringify(numbers, null, '\t')}\n`),
	);
}
