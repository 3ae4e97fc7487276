import { pause } from './pause';

/**
 * One run's manners towards Pictory's rate limit. A single 429 holds only the caller that got it, which keeps its
 * place among the items in flight, so fewer requests go out. A second 429 with no success in between means that the
 * limit is really reached: then everybody waits.
 */
export class Throttle {
	private limitedInARow = 0;
	private closedUntil = 0;

	constructor(private readonly signal?: AbortSignal) {}

	/** Resolves when a request may go out. */
	async ready(): Promise<void> {
		while (this.closedUntil > Date.now()) {
			await pause(this.closedUntil - Date.now(), this.signal);
		}
	}

	succeeded(): void {
		this.limitedInARow = 0;
	}

	/** @param delayMs what Pictory asked this caller to wait */
	limited(delayMs: number): void {
		this.limitedInARow += 1;
		if (this.limitedInARow > 1) this.closedUntil = Math.max(this.closedUntil, Date.now() + delayMs);
	}
}
