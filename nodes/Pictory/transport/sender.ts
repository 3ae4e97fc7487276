import { Cancelled, PictoryFailure } from './failure';
import type { Hide } from './apiKey';
import { type Caller, type Exchange, exchange, type PictoryRequest } from './exchange';
import { pause, stopIfCancelled } from './pause';
import { asksForPatience, isAmbiguous, MAX_ATTEMPTS, mayRepeat, type RepeatPolicy, retryDelay } from './retry';
import { Slots } from './slots';
import { Throttle } from './throttle';

/** Milliseconds a single try waits at most when its caller has not said until when. */
const ONE_TRY_WAIT_MS = 30_000;

/** "Slow down" is obeyed by single tries for so long at a time: finished jobs are not to wait for the hour a server may name. */
const LONGEST_WAIT_MS = 60_000;

export interface SenderSettings {
	/** Without a slash at the end. */
	baseUrl: string;
	signal: AbortSignal | undefined;
	/** Knows the key, and gives it to nobody. */
	hide: Hide;
	/** How long "slow down" is obeyed. */
	patienceMs: number;
	/** Requests in flight at the same time; one that waits for its next try is not in flight. */
	atOnce: number;
}

/** Sends the requests of one run: how many at a time, when, and how often. */
export class Sender {
	/** Starts and reads are slowed down apart: jobs are polled while starts wait. */
	private readonly throttles: Record<RepeatPolicy, Throttle>;
	private readonly slots: Slots;

	constructor(
		private readonly caller: Caller,
		private readonly settings: SenderSettings,
	) {
		const { patienceMs, signal, atOnce } = settings;
		this.slots = new Slots(atOnce);
		this.throttles = { safe: new Throttle(patienceMs, signal), once: new Throttle(patienceMs, signal) };
	}

	/** `inDoubt`: an earlier try may have been carried out. */
	async send(request: PictoryRequest, policy: RepeatPolicy): Promise<{ answer: Exchange; inDoubt: boolean }> {
		const { patienceMs, signal } = this.settings;
		const throttle = this.throttles[policy];
		const begun = Date.now();
		let faults = 0;
		let inDoubt = false;
		for (let attempt = 1; ; attempt += 1) {
			await throttle.ready();
			const answer = await this.attempt(request, throttle);
			if (isFine(answer) || !mayRepeat(policy, answer)) return { answer, inDoubt };
			inDoubt ||= isAmbiguous(answer);

			const delay = delayAfter(answer, attempt);
			if (asksForPatience(answer)) {
				// What lasts longer than we would wait stops nobody: this request ends here, the others try for themselves.
				if (Date.now() + delay - begun > patienceMs || !throttle.limited(delay)) return { answer, inDoubt };
			} else {
				faults += 1;
				if (faults >= MAX_ATTEMPTS) return { answer, inDoubt };
			}
			await pause(delay, signal);
		}
	}

	/**
	 * One try of a request that only reads.
	 * @param until it is sent at that moment at the latest (milliseconds since 1970), although Pictory asked to slow down
	 */
	async sendOnce(request: PictoryRequest, until = Date.now() + ONE_TRY_WAIT_MS): Promise<Exchange> {
		const throttle = this.throttles.safe;
		await throttle.ready(until);
		const answer = await this.attempt(request, throttle);
		if (asksForPatience(answer)) throttle.limited(Math.min(delayAfter(answer, 1), LONGEST_WAIT_MS));
		return answer;
	}

	private async attempt(request: PictoryRequest, throttle: Throttle): Promise<Exchange> {
		const { baseUrl, hide, signal } = this.settings;
		const answer = await this.slots.run(async () => {
			stopIfCancelled(signal);
			return await exchange(this.caller, baseUrl, request, hide);
		});
		if (answer.kind === 'lost' && signal?.aborted) throw stopped(request);
		if (isFine(answer)) throttle.succeeded();
		return answer;
	}
}

/** A request cut off by Stop is no fault of the network; one that starts work may still have been begun. */
function stopped({ method }: PictoryRequest): Error {
	if (method === 'GET') return new Cancelled();
	return new PictoryFailure('The execution was stopped while a request was on its way', { ambiguous: true });
}

function delayAfter(answer: Exchange, attempt: number): number {
	return retryDelay(attempt, answer.kind === 'answer' ? answer.retryAfterMs : undefined, Math.random());
}

function isFine(answer: Exchange): boolean {
	return answer.kind === 'answer' && answer.status < 400 && !answer.garbled;
}
