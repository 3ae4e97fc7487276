import type { Sandbox } from '../../sandbox';
import { Poller, type PollerOptions } from './poller';
import type { useWorld } from './world';

/** A workflow with the trigger and the right key. */
export function pollerIn(
	{ sandbox, engine }: ReturnType<typeof useWorld>,
	options: Partial<PollerOptions> = {},
): Poller {
	return new Poller(engine, { account: { baseUrl: sandbox.baseUrl, apiKey: sandbox.apiKey }, ...options });
}

/** A job that runs for an hour, as the newest of the account. */
export function start({ state }: Sandbox, more: Parameters<Sandbox['state']['addJob']>[0] = {}): string {
	return state.addJob({ durationMs: 3_600_000, startedAt: Date.now(), ...more }).jobId;
}

/** Jobs that took no time: they stand above all that were started before. */
export function finished(sandbox: Sandbox, count: number): string[] {
	return Array.from({ length: count }, () => start(sandbox, { durationMs: 0 }));
}
