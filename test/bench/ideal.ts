/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { Agent } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';

import axios, { type AxiosInstance } from 'axios';

import type { LocalPictory } from './localPictory';

interface Started {
	data: { jobId: string };
}

interface Answer {
	data: { status: string };
}

/** What a careful programmer would write by hand for just this task: a pool that obeys Retry-After, and nothing else. */
export class IdealClient {
	private readonly http: AxiosInstance;

	constructor({ baseUrl, apiKey }: LocalPictory) {
		this.http = axios.create({
			baseURL: baseUrl,
			headers: { Authorization: apiKey },
			httpAgent: new Agent({ keepAlive: true }),
			validateStatus: () => true,
		});
	}

	/** @returns milliseconds until all are rendered, or only started */
	async start(names: string[], workers: number): Promise<{ tookMs: number; jobIds: string[] }> {
		const begun = performance.now();
		const jobIds: string[] = [];
		await inParallel(names, workers, async (videoName) => {
			const body = { videoName, scenes: [{ story: 'Our spring sale starts today.' }] };
			const answer = await this.obey<Started>(async () => await this.http.post('/v2/video/storyboard/render', body));
			jobIds.push(answer.data.jobId);
		});
		return { tookMs: performance.now() - begun, jobIds };
	}

	/** Starts all, then looks at the open ones together, once per interval. */
	async startAndWait(names: string[], workers: number, intervalMs: number): Promise<number> {
		const begun = performance.now();
		const { jobIds } = await this.start(names, workers);
		let open = jobIds;
		while (open.length > 0) {
			await after(intervalMs);
			const still: string[] = [];
			await inParallel(open, workers, async (jobId) => {
				const { data } = await this.obey<Answer>(async () => await this.http.get(`/v1/jobs/${jobId}`));
				if (data.status !== 'completed') still.push(jobId);
			});
			open = still;
		}
		return performance.now() - begun;
	}

	private async obey<Body>(send: () => Promise<{ status: number; headers: object; data: Body }>): Promise<Body> {
		for (;;) {
			const { status, headers, data } = await send();
			if (status < 300) return data;
			if (status !== 429) throw new Error(`Status ${status}`);
			await after(Number((headers as Record<string, unknown>)['retry-after']) * 1000);
		}
	}
}

async function inParallel<Entry>(
	entries: Entry[],
	workers: number,
	work: (entry: Entry) => Promise<void>,
): Promise<void> {
	let next = 0;
	const worker = async (): Promise<void> => {
		while (next < entries.length) await work(entries[next++] as Entry);
	};
	await Promise.all(Array.from({ length: workers }, worker));
}
