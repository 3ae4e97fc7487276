import type { IDataObject } from 'n8n-workflow';

import { bodyOf } from './answers';
import { type Caller, exchange, type Outcome, type PictoryRequest } from './exchange';
import { Cancelled, PictoryFailure } from './failure';
import { isPlainObject } from './guards';
import { readJobId } from './jobs';
import { pause, stopIfCancelled } from './pause';
import { asksForPatience, isAmbiguous, MAX_ATTEMPTS, MAX_PATIENCE_MS, mayRepeat, type RepeatPolicy, retryDelay } from './retry';
import { Throttle } from './throttle';

/**
 * Pictory's API for one run of a node: where it is, how often it may be asked again, and how a refusal reads.
 * All methods throw PictoryFailure, or Cancelled when the execution is stopped.
 */
export class Pictory {
	private readonly throttle: Throttle;

	private constructor(
		private readonly caller: Caller,
		/** Without a slash at the end. */
		readonly baseUrl: string,
		readonly signal: AbortSignal | undefined,
	) {
		this.throttle = new Throttle(signal);
	}

	/** @throws PictoryFailure when the credential's address is no web address */
	static async of(caller: Caller): Promise<Pictory> {
		const { baseUrl } = await caller.getCredentials<{ baseUrl?: unknown }>('pictoryApi');
		const signal = 'getExecutionCancelSignal' in caller ? caller.getExecutionCancelSignal() : undefined;
		return new Pictory(caller, webAddress(baseUrl), signal);
	}

	async get(path: string, query?: IDataObject): Promise<unknown> {
		return bodyOf((await this.send({ method: 'GET', path, query }, 'safe')).outcome);
	}

	/**
	 * One try only, for callers who look again anyway.
	 * @param timeoutMs when the caller cannot wait as long as usual
	 */
	async look(path: string, timeoutMs?: number): Promise<unknown> {
		await this.throttle.ready();
		return bodyOf(await this.attempt({ method: 'GET', path, ...(timeoutMs !== undefined && { timeoutMs }) }));
	}

	/**
	 * @returns the answer's body, mostly nothing. What a repeated delete finds gone after an earlier try whose answer
	 * was lost, that earlier try has deleted.
	 */
	async delete(path: string): Promise<unknown> {
		const { outcome, inDoubt } = await this.send({ method: 'DELETE', path }, 'safe');
		if (inDoubt && outcome.kind === 'answer' && outcome.status === 404) return undefined;
		return changedBy(outcome);
	}

	/** For changes that carry a version or set a fixed state, so that sending them twice does no harm. */
	async put(path: string, body: unknown): Promise<unknown> {
		return changedBy((await this.send({ method: 'PUT', path, body }, 'safe')).outcome);
	}

	/** For requests that make something new: never sent twice once Pictory may have accepted them. */
	async post(path: string, body: unknown): Promise<unknown> {
		return bodyOf((await this.send({ method: 'POST', path, body }, 'once')).outcome);
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
		const begun = Date.now();
		let faults = 0;
		let inDoubt = false;
		for (let attempt = 1; ; attempt += 1) {
			await this.throttle.ready();
			const outcome = await this.attempt(request);
			if (isFine(outcome) || !mayRepeat(policy, outcome)) return { outcome, inDoubt };
			inDoubt ||= isAmbiguous(outcome);

			const retryAfterMs = outcome.kind === 'answer' ? outcome.retryAfterMs : undefined;
			const delay = retryDelay(attempt, retryAfterMs, Math.random());
			if (asksForPatience(outcome)) {
				this.throttle.limited(delay);
				if (Date.now() + delay - begun > MAX_PATIENCE_MS) return { outcome, inDoubt };
			} else {
				faults += 1;
				if (faults >= MAX_ATTEMPTS) return { outcome, inDoubt };
			}
			await pause(delay, this.signal);
		}
	}

	private async attempt(request: PictoryRequest): Promise<Outcome> {
		stopIfCancelled(this.signal);
		const outcome = await exchange(this.caller, this.baseUrl, request);
		if (outcome.kind === 'lost') this.whenStopped(request);
		if (isFine(outcome)) this.throttle.succeeded();
		return outcome;
	}

	/** A request cut off by Stop is no fault of the network; one that starts work may still have been begun. */
	private whenStopped(request: PictoryRequest): void {
		if (!this.signal?.aborted) return;
		if (request.method === 'GET') throw new Cancelled();
		throw new PictoryFailure('The execution was stopped while a request was on its way', { ambiguous: true });
	}
}

/** The body of the answer to a change; a failure after which the change may have been made says so. */
function changedBy(outcome: Outcome): unknown {
	try {
		return bodyOf(outcome);
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
	const text = typeof value === 'string' ? value.trim().replace(/\/+$/, '') : '';
	let protocol = '';
	try {
		protocol = new URL(text).protocol;
	} catch {
		// Told below, together with addresses of another kind.
	}
	if (protocol !== 'https:' && protocol !== 'http:') {
		throw new PictoryFailure('The Base URL in the Pictory credential is not a web address', {
			description: 'It normally is https://api.pictory.ai/pictoryapis',
		});
	}
	return text;
}

/** An answer that must be an object; anything else reads as an empty one. */
export function asObject(body: unknown): IDataObject {
	return isPlainObject(body) ? body : {};
}
