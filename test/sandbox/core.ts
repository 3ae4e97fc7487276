/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { FaultQueue } from './faults';
import { SandboxLog } from './log';
import { defaultSettings, type SandboxSettings } from './settings';
import { SandboxState } from './state';

/** What the parts of one sandbox share. */
export interface Core {
	/** Known once the server listens. */
	origin: string;
	readonly apiKey: string;
	readonly settings: SandboxSettings;
	readonly state: SandboxState;
	readonly log: SandboxLog;
	readonly faults: FaultQueue;
	/** Ends of jobs and webhooks; dropped by a reset. */
	readonly timers: Timers;
	/** Answers held back by latency; a reset lets them go out. */
	readonly answers: Timers;
}

/** Where Pictory's API begins on the sandbox's origin (§1.1). */
export const BASE_PATH = '/pictoryapis';

export function createCore(apiKey: string, settings: Partial<SandboxSettings>): Core {
	return {
		origin: '',
		apiKey,
		settings: { ...defaultSettings(), ...settings },
		state: new SandboxState(),
		log: new SandboxLog(),
		faults: new FaultQueue(),
		timers: new Timers(),
		answers: new Timers(),
	};
}

/** Timers that all stop together. */
export class Timers {
	private readonly pending = new Set<NodeJS.Timeout>();

	after(milliseconds: number, task: () => void): void {
		const timer = setTimeout(() => {
			this.pending.delete(timer);
			task();
		}, milliseconds);
		this.pending.add(timer);
	}

	clear(): void {
		for (const timer of this.pending) clearTimeout(timer);
		this.pending.clear();
	}
}
