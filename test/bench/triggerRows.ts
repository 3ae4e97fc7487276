/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { REMEMBERED_FILES } from '../../nodes/Pictory/aws/events/recent';
import { median } from './load';
import type { TriggerNumbers } from './s3Trigger';
import type { Measured } from './table';
import { measureWebhookRate, ratio, type Rates } from './webhookRate';

const FORGED = 10_000;

/** What the Pictory S3 Trigger promises about speed and memory. */
export async function triggerRows(): Promise<Measured[]> {
	// In a process of its own, whose memory is nobody else's.
	const { stdout } = await promisify(execFile)(process.execPath, [
		'--expose-gc',
		'--import',
		'tsx',
		join(__dirname, 's3Trigger.ts'),
		String(FORGED),
	]);
	return [...ownRows(JSON.parse(stdout) as TriggerNumbers), ...(await rateRows())];
}

function ownRows(numbers: TriggerNumbers): Measured[] {
	const { arrivalMs, arrivalMsAfter100000, filterBytesPer10000, filterHeapBytes, filterMicroseconds, flood } = numbers;
	const bytes = (arrivals: number): string => `${(arrivals / REMEMBERED_FILES).toFixed(0)} a file`;
	return [
		{
			what: 'S3 Trigger: repeat filter, saved per 10,000 files',
			value: filterBytesPer10000,
			bound: { most: 100_000 },
			unit: 'bytes',
			note: `${bytes(filterBytesPer10000)}; heap ${filterHeapBytes}`,
		},
		{
			what: 'S3 Trigger: one arrival after 100,000 files, against after the first',
			value: arrivalMsAfter100000 / arrivalMs,
			bound: { most: 1.5 },
			unit: 'times',
			note: `${arrivalMsAfter100000.toFixed(2)} ms against ${arrivalMs.toFixed(2)} ms; the filter takes ${filterMicroseconds.toFixed(0)} µs of it`,
		},
		{
			what: `S3 Trigger, ${flood.forged} forged posts: executions started`,
			value: flood.started,
			bound: { exactly: 0 },
			note: `answers ${JSON.stringify(flood.statuses)}; ${flood.outgoingCalls} calls for certificates`,
		},
		{
			what: `S3 Trigger, ${flood.forged} forged posts: heap`,
			value: flood.heapGrowthMB,
			bound: { most: 8 },
			unit: 'MB',
			note: 'between the 1,000th and the last',
		},
		{
			what: `S3 Trigger, ${flood.forged} forged posts: genuine ones not served`,
			value: flood.genuine - flood.genuineStarted,
			bound: { exactly: 0 },
			note: `${flood.genuineStarted} served`,
		},
	];
}

const perSecond = (rates: number[]): string => median(rates).toFixed(0);

/**
 * n8n 2.41 makes a sandbox for expressions for each request to a webhook node, but not for its own Webhook node from
 * version 2 on with fixed fields (webhookPhaseNeedsIsolate in live-webhooks.ts names that type): no node of a package
 * comes near that one then. Webhook version 1 is in our position. With sandboxes made on demand all are alike.
 */
async function rateRows(): Promise<Measured[]> {
	const what = "S3 Trigger in n8n: rate against n8n's Webhook node";
	const shown = (rates: Rates): string =>
		`${perSecond(rates.trigger)} a second against ${perSecond(rates.webhook2)} (version 1: ${perSecond(rates.webhook1)})`;
	const usual = await measureWebhookRate();
	const lazy = await measureWebhookRate({ N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' });
	const least = { least: 0.9 };
	return [
		{
			what,
			value: ratio(lazy, 'webhook2'),
			bound: least,
			unit: 'times',
			note: `${shown(lazy)}, with N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true`,
		},
		{
			what: `${what}, version 1`,
			value: ratio(usual, 'webhook1'),
			bound: least,
			unit: 'times',
			note: `${shown(usual)}, n8n as it comes: ${ratio(usual, 'webhook2').toFixed(2)} times version 2, the only node n8n spares a sandbox`,
		},
	];
}
