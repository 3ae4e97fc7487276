/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import axios from 'axios';

import type { FaultRule, SandboxSettings } from '../sandbox';

export interface Summary {
	requests: number;
	rendersStarted: number;
	maxInFlight: number;
}

/** The sandbox in a process of its own, so that it takes no time from the one that is measured. */
export class LocalPictory {
	private constructor(
		private readonly child: ChildProcess,
		readonly origin: string,
		readonly baseUrl: string,
		readonly apiKey: string,
	) {}

	static async start(): Promise<LocalPictory> {
		const main = join(__dirname, '..', 'sandbox', 'main.ts');
		const child = spawn(process.execPath, ['--import', 'tsx', main], { stdio: ['ignore', 'pipe', 'inherit'] });
		const line = await new Promise<string>((resolve, reject) => {
			child.once('exit', (code) => reject(new Error(`The local Pictory ended with ${code}`)));
			createInterface({ input: child.stdout }).once('line', resolve);
		});
		const { origin, baseUrl, apiKey } = JSON.parse(line) as Pick<LocalPictory, 'origin' | 'baseUrl' | 'apiKey'>;
		return new LocalPictory(child, origin, baseUrl, apiKey);
	}

	/** A fresh state, with these settings and faults. */
	async prepare(settings: Partial<SandboxSettings>, faults: FaultRule[] = []): Promise<void> {
		await axios.post(`${this.origin}/__sandbox__/reset`);
		await axios.post(`${this.origin}/__sandbox__/settings`, settings);
		if (faults.length > 0) await axios.post(`${this.origin}/__sandbox__/faults`, faults);
	}

	async summary(): Promise<Summary> {
		return (await axios.get<Summary>(`${this.origin}/__sandbox__/summary`)).data;
	}

	stop(): void {
		this.child.kill();
	}
}
