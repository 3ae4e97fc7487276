import { sleep } from 'n8n-workflow';

import { Cancelled } from './failure';
import type { Pace, Slowness } from './pace';

const SECOND_MS = 1_000;

/**
 * One attempt to fetch a file, from the request to the last byte stored. It is given up, and the connection cut, when the
 * execution is stopped, when the file's host is too slow, or when `giveUp` is called.
 */
export class Line {
	/** Aborted when the attempt is given up: for the request. */
	readonly signal: AbortSignal;
	/** Whether it is the host that is waited for, and not n8n's storage. */
	isWaiting: () => boolean = () => true;
	private readonly connection = new AbortController();
	private readonly watch = new AbortController();
	private readonly givenUp: Promise<never>;
	private reject: (reason: Error) => void = () => undefined;
	private why: Error | undefined;

	/**
	 * @param tooSlow the error for a host that is too slow
	 * @param stop the execution's cancel signal
	 */
	constructor(
		private readonly pace: Pace,
		private readonly tooSlow: (slowness: Slowness) => Error,
		private readonly stop?: AbortSignal,
	) {
		this.signal = this.connection.signal;
		this.givenUp = new Promise((_resolve, reject) => (this.reject = reject));
		// Whether anybody is waiting just now or not.
		this.givenUp.catch(() => undefined);
		if (stop?.aborted) this.onStop();
		stop?.addEventListener('abort', this.onStop, { once: true });
		pace.begin();
		void this.watchPace();
	}

	/** Why the attempt was given up, if it was. */
	get reason(): Error | undefined {
		return this.why;
	}

	giveUp(reason: Error): void {
		if (this.why || this.watch.signal.aborted) return;
		this.why = reason;
		this.reject(reason);
		this.connection.abort();
	}

	/** @throws the reason, as soon as the attempt is given up, however long the work would take to notice */
	async unlessGivenUp<Result>(work: Promise<Result>): Promise<Result> {
		work.catch(() => undefined);
		return await Promise.race([this.givenUp, work]);
	}

	/** The attempt is over, well or not: nothing is watched any more, and no connection stays open. */
	hangUp(): void {
		this.watch.abort();
		this.stop?.removeEventListener('abort', this.onStop);
		this.connection.abort();
	}

	private readonly onStop = (): void => this.giveUp(new Cancelled());

	private async watchPace(): Promise<void> {
		while (!this.watch.signal.aborted) {
			await sleep(SECOND_MS, this.watch.signal).catch(() => undefined);
			if (this.watch.signal.aborted) return;
			const slowness = this.pace.second(this.isWaiting());
			if (slowness) return this.giveUp(this.tooSlow(slowness));
		}
	}
}
