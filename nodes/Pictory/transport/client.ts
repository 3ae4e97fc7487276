import type { IDataObject } from 'n8n-workflow';

import { bodyOf, deletedBy } from './answers';
import { type Hide, hiderOf } from './apiKey';
import { readBaseUrl } from './baseUrl';
import { type Caller, exchange, type Outcome, type PictoryRequest } from './exchange';
import { Cancelled, PictoryFailure } from './failure';
import { isPlainObject } from '../common/guards';
import { readJobId } from './jobs';
import { type ListName, type ListPlace, LISTS } from './lists';
import { collect, type Wanted } from './paging';
import { pause, stopIfCancelled } from './pause';
import {
	asksForPatience,
	isAmbiguous,
	MAX_ATTEMPTS,
	MAX_PATIENCE_MS,
	mayRepeat,
	type RepeatPolicy,
	retryDelay,
} from './retry';
import { Slots } from './slots';
import { Throttle } from './throttle';

/**
 * Pictory's API for one run of a node: where it is, how often it may be asked again, and how a refusal reads.
 * All methods throw PictoryFailure, or Cancelled when the execution is stopped.
 */
export class Pictory {
	/** What is started and what is read are slowed down apart: jobs are looked at while starts are held. */
	private readonly throttles: Record<RepeatPolicy, Throttle>;
	private readonly slots: Slots;

	private constructor(
		private readonly caller: Caller,
		/** Without a slash at the end. */
		readonly baseUrl: string,
		readonly signal: AbortSignal | undefined,
		/** Holds the key, and gives it to nobody. */
		private readonly hide: Hide,
		private readonly patienceMs: number,
		atOnce: number,
	) {
		this.slots = new Slots(atOnce);
		this.throttles = { safe: new Throttle(patienceMs, signal), once: new Throttle(patienceMs, signal) };
	}

	/**
	 * @param patienceMs how long "slow down" is obeyed
	 * @param atOnce requests in flight at the same time; one that is held back is not in flight
	 * @throws PictoryFailure when the credential's address is none the key may be sent to
	 */
	static async of(caller: Caller, { patienceMs = MAX_PATIENCE_MS, atOnce = Infinity } = {}): Promise<Pictory> {
		const { baseUrl, apiKey } = await caller.getCredentials<{ baseUrl?: unknown; apiKey?: unknown }>('pictoryApi');
		const signal = 'getExecutionCancelSignal' in caller ? caller.getExecutionCancelSignal() : undefined;
		return new Pictory(
			caller,
			webAddress(baseUrl),
			signal,
			hiderOf(apiKey),
			Math.min(patienceMs, MAX_PATIENCE_MS),
			atOnce,
		);
	}

	async get(path: string, query?: IDataObject): Promise<unknown> {
		return bodyOf((await this.send({ method: 'GET', path, query }, 'safe')).outcome);
	}

	/** Entries of a list of the API, of all its pages or as many as are wanted. */
	async list(name: ListName, { query, ...wanted }: Wanted & { query?: IDataObject } = {}): Promise<IDataObject[]> {
		const place: ListPlace = LISTS[name];
		return await collect(async (key) => await this.listPage(name, key, query), place, wanted);
	}

	/** @param key of the page, from the one before; nothing for the first */
	async listPage(name: ListName, key?: string, query: IDataObject = {}): Promise<unknown> {
		const { path, pageKey }: ListPlace = LISTS[name];
		const whole = { ...query, ...(key !== undefined && pageKey !== undefined && { [pageKey]: key }) };
		return await this.get(path, Object.keys(whole).length > 0 ? whole : undefined);
	}

	/**
	 * One try only, for callers who look again anyway.
	 * @param timeoutMs when the caller cannot wait as long as usual for the answer
	 * @param until it is sent at that moment at the latest (milliseconds since 1970), although Pictory asked to slow down
	 */
	async look(
		path: string,
		{ timeoutMs, until = Date.now() + LOOK_HELD_MS }: { timeoutMs?: number; until?: number } = {},
	): Promise<unknown> {
		const throttle = this.throttles.safe;
		await throttle.ready(until);
		const outcome = await this.attempt(
			{ method: 'GET', path, ...(timeoutMs !== undefined && { timeoutMs }) },
			throttle,
		);
		if (asksForPatience(outcome)) throttle.limited(Math.min(delayOf(outcome, 1), LONGEST_HOLD_MS));
		return bodyOf(outcome);
	}

	/**
	 * @returns the answer's body, mostly nothing; never that of an answer which does not say that something was deleted.
	 * @param isGoneAfter whether what is deleted is unknown (404) afterwards: then what a repeated delete finds gone after an
	 * earlier try whose answer was lost, that earlier try has deleted
	 */
	async delete(path: string, isGoneAfter: boolean): Promise<unknown> {
		const { outcome, inDoubt } = await this.send({ method: 'DELETE', path }, 'safe');
		if (isGoneAfter && inDoubt && outcome.kind === 'answer' && outcome.status === 404 && !outcome.html)
			return undefined;
		return deletedBy(changedBy(outcome));
	}

	/** For changes that carry a version or set a fixed state, so that sending them twice does no harm. */
	async put(path: string, body: unknown): Promise<unknown> {
		return changedBy((await this.send({ method: 'PUT', path, body }, 'safe')).outcome);
	}

	/** For requests that make something new: never sent twice once Pictory may have accepted them. */
	async post(path: string, body: unknown): Promise<unknown> {
		return bodyOf((await this.send({ method: 'POST', path, body }, 'once')).outcome, false);
	}

	/**
	 * Starts a job, which may cost money.
	 * @returns its id
	 * @throws PictoryFailure with `ambiguous` when the job may have been started but its id did not reach us
	 */
	async start(request: { method: 'POST' | 'PUT'; path: string; body: unknown }): Promise<string> {
		const body = bodyOf((await this.send(request, 'once')).outcome, false);
		const jobId = readJobId(body);
		if (jobId === undefined) {
			throw new PictoryFailure('Pictory took the request but gave no job ID back', { ambiguous: true });
		}
		return jobId;
	}

	/** `inDoubt`: an earlier try may have been carried out. */
	private async send(request: PictoryRequest, policy: RepeatPolicy): Promise<{ outcome: Outcome; inDoubt: boolean }> {
		const throttle = this.throttles[policy];
		const begun = Date.now();
		let faults = 0;
		let inDoubt = false;
		for (let attempt = 1; ; attempt += 1) {
			await throttle.ready();
			const outcome = await this.attempt(request, throttle);
			if (isFine(outcome) || !mayRepeat(policy, outcome)) return { outcome, inDoubt };
			inDoubt ||= isAmbiguous(outcome);

			const delay = delayOf(outcome, attempt);
			if (asksForPatience(outcome)) {
				// What lasts longer than we would wait holds nobody: this request ends here, the others try for themselves.
				if (Date.now() + delay - begun > this.patienceMs || !throttle.limited(delay)) return { outcome, inDoubt };
			} else {
				faults += 1;
				if (faults >= MAX_ATTEMPTS) return { outcome, inDoubt };
			}
			await pause(delay, this.signal);
		}
	}

	private async attempt(request: PictoryRequest, throttle: Throttle): Promise<Outcome> {
		const outcome = await this.slots.run(async () => {
			stopIfCancelled(this.signal);
			return await exchange(this.caller, this.baseUrl, request, this.hide);
		});
		if (outcome.kind === 'lost') this.whenStopped(request);
		if (isFine(outcome)) throttle.succeeded();
		return outcome;
	}

	/** A request cut off by Stop is no fault of the network; one that starts work may still have been begun. */
	private whenStopped(request: PictoryRequest): void {
		if (!this.signal?.aborted) return;
		if (request.method === 'GET') throw new Cancelled();
		throw new PictoryFailure('The execution was stopped while a request was on its way', { ambiguous: true });
	}
}

/** Milliseconds a look is held at most when its caller has not said until when. */
const LOOK_HELD_MS = 30_000;

/** "Slow down" is obeyed by looks for so long at a time: finished jobs are not to wait for the hour a server may name. */
const LONGEST_HOLD_MS = 60_000;

function delayOf(outcome: Outcome, attempt: number): number {
	return retryDelay(attempt, outcome.kind === 'answer' ? outcome.retryAfterMs : undefined, Math.random());
}

/** The body of the answer to a change; a failure after which the change may have been made says so. */
function changedBy(outcome: Outcome): unknown {
	try {
		return bodyOf(outcome, false);
	} catch (error) {
		throw inDoubt(error);
	}
}

function inDoubt(error: unknown): unknown {
	if (!(error instanceof PictoryFailure) || !error.details.ambiguous) return error;
	return error.reworded(error.message, `${error.details.description}. It may have been carried out all the same`);
}

function isFine(outcome: Outcome): boolean {
	return outcome.kind === 'answer' && outcome.status < 400 && !outcome.garbled;
}

function webAddress(value: unknown): string {
	const read = readBaseUrl(value);
	if ('url' in read) return read.url;
	throw new PictoryFailure(read.trouble, { description: read.remedy });
}

/** An answer that must be an object; anything else reads as an empty one. */
export function asObject(body: unknown): IDataObject {
	return isPlainObject(body) ? body : {};
}
