import { sleep } from 'n8n-workflow';

import { Cancelled } from './failure';

/** Older n8n's `sleep` takes no signal; then this is how late a stop is noticed. */
const SLICE_MS = 500;

/**
 * Waits, but not past the moment the execution is stopped.
 * @throws Cancelled
 */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
	let before = Date.now();
	let left = milliseconds;
	while (left > 0) {
		stopIfCancelled(signal);
		const slice = Math.min(left, SLICE_MS);
		try {
			await sleep(slice, signal);
		} catch {
			// The only way sleep ends early is the signal.
			throw cancelled();
		}
		// By the clock, which also counts while a computer sleeps; but one that is put back must not make the pause longer.
		const now = Date.now();
		left -= now > before ? now - before : slice;
		before = now;
	}
	stopIfCancelled(signal);
}

export function stopIfCancelled(signal?: AbortSignal): void {
	if (signal?.aborted) throw cancelled();
}

function cancelled(): Cancelled {
	return new Cancelled();
}
