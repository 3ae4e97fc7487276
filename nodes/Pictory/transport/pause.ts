import { sleep } from 'n8n-workflow';

import { Cancelled } from './failure';

/** Older n8n's `sleep` takes no signal; then this is how late a stop is noticed. */
const SLICE_MS = 500;

/**
 * Waits, but not past the moment the execution is stopped.
 * @throws Cancelled
 */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
	const end = Date.now() + milliseconds;
	for (let left = milliseconds; left > 0; left = end - Date.now()) {
		stopIfCancelled(signal);
		try {
			await sleep(Math.min(left, SLICE_MS), signal);
		} catch {
			// The only way sleep ends early is the signal.
			throw cancelled();
		}
	}
	stopIfCancelled(signal);
}

export function stopIfCancelled(signal?: AbortSignal): void {
	if (signal?.aborted) throw cancelled();
}

function cancelled(): Cancelled {
	return new Cancelled();
}
