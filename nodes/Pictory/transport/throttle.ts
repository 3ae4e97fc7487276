import { pause } from './pause';

/**
 * One run's manners towards Pictory's rate limit. A single 429 stops only the caller that got it, which keeps its
 * place among the items in flight, so fewer requests go out. A second 429 with no success in between means that the
 * limit is really reached: then everybody waits.
 */
export class Throttle {
	private limitedInARow = 0;
	/** Of the first 429 with no success since. */
	private limitedSince = 0;
	private closedUntil = 0;

	/** @param patienceMs how long nothing but "slow down" is borne */
	constructor(
		private readonly patienceMs: number,
		private readonly signal?: AbortSignal,
	) {}

	/**
	 * Resolves when a request may go out.
	 * @param latest milliseconds since 1970 after which it does not wait any more
	 */
	async ready(latest = Infinity): Promise<void> {
		for (let until = this.waitsUntil(latest); until > Date.now(); until = this.waitsUntil(latest)) {
			await pause(until - Date.now(), this.signal);
		}
	}

	succeeded(): void {
		this.limitedInARow = 0;
	}

	/**
	 * @param delayMs what Pictory asked this caller to wait
	 * @returns whether to wait: not when it would go on for longer than our patience lasts
	 */
	limited(delayMs: number): boolean {
		const now = Date.now();
		if (this.limitedInARow === 0) this.limitedSince = now;
		if (now + delayMs - this.limitedSince > this.patienceMs) return false;
		this.limitedInARow += 1;
		if (this.limitedInARow > 1) this.close(delayMs);
		return true;
	}

	/** Everybody waits so many milliseconds. */
	close(delayMs: number): void {
		this.closedUntil = Math.max(this.closedUntil, Date.now() + delayMs);
	}

	private waitsUntil(latest: number): number {
		return Math.min(this.closedUntil, latest);
	}
}
