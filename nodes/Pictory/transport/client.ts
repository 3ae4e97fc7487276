import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from '../common/guards';
import { bodyOf, changedBy, deletedBy } from './answers';
import { hiderOf } from './apiKey';
import { readBaseUrl } from './baseUrl';
import type { Caller } from './exchange';
import { PictoryFailure } from './failure';
import { readJobId } from './jobs';
import { type ListName, type ListPlace, LISTS } from './lists';
import { collect, type ListFilter } from './paging';
import { MAX_PATIENCE_MS } from './retry';
import { Sender } from './sender';

/**
 * Pictory's API for one run of a node: what can be asked of it, and how a refusal reads.
 * All methods throw PictoryFailure, or Cancelled when the execution is stopped.
 */
export class Pictory {
	private constructor(
		private readonly sender: Sender,
		/** Without a slash at the end. */
		readonly baseUrl: string,
		readonly signal: AbortSignal | undefined,
	) {}

	/**
	 * @param patienceMs how long "slow down" is obeyed
	 * @param atOnce requests in flight at the same time; one that waits for its next try is not in flight
	 * @throws PictoryFailure when the credential's address is none the key may be sent to
	 */
	static async of(caller: Caller, { patienceMs = MAX_PATIENCE_MS, atOnce = Infinity } = {}): Promise<Pictory> {
		const credentials = await caller.getCredentials<{ baseUrl?: unknown; apiKey?: unknown }>('pictoryApi');
		const signal = 'getExecutionCancelSignal' in caller ? caller.getExecutionCancelSignal() : undefined;
		const baseUrl = webAddress(credentials.baseUrl);
		const sender = new Sender(caller, {
			baseUrl,
			signal,
			hide: hiderOf(credentials.apiKey),
			patienceMs: Math.min(patienceMs, MAX_PATIENCE_MS),
			atOnce,
		});
		return new Pictory(sender, baseUrl, signal);
	}

	async get(path: string, query?: IDataObject): Promise<unknown> {
		return bodyOf((await this.sender.send({ method: 'GET', path, query }, 'safe')).answer);
	}

	/** Entries of a list of the API, of all its pages or as many as are wanted. */
	async list(name: ListName, { query, ...wanted }: ListFilter & { query?: IDataObject } = {}): Promise<IDataObject[]> {
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
	 * One try only, for callers who ask again anyway.
	 * @param timeoutMs when the caller cannot wait as long as usual for the answer
	 * @param until it is sent at that moment at the latest (milliseconds since 1970), although Pictory asked to slow down
	 */
	async readOnce(path: string, { timeoutMs, until }: { timeoutMs?: number; until?: number } = {}): Promise<unknown> {
		const request = { method: 'GET' as const, path, ...(timeoutMs !== undefined && { timeoutMs }) };
		return bodyOf(await this.sender.sendOnce(request, until));
	}

	/**
	 * @returns the answer's body, mostly nothing; never that of an answer which does not say that something was deleted.
	 * @param isGoneAfter whether what is deleted is unknown (404) afterwards: then what a repeated delete finds gone after an
	 * earlier try whose answer was lost, that earlier try has deleted
	 */
	async delete(path: string, isGoneAfter: boolean): Promise<unknown> {
		const { answer, inDoubt } = await this.sender.send({ method: 'DELETE', path }, 'safe');
		if (isGoneAfter && inDoubt && answer.kind === 'answer' && answer.status === 404 && !answer.html) return undefined;
		return deletedBy(changedBy(answer));
	}

	/** For changes that carry a version or set a fixed state, so that sending them twice does no harm. */
	async put(path: string, body: unknown): Promise<unknown> {
		return changedBy((await this.sender.send({ method: 'PUT', path, body }, 'safe')).answer);
	}

	/** For requests that make something new: never sent twice once Pictory may have accepted them. */
	async post(path: string, body: unknown): Promise<unknown> {
		return bodyOf((await this.sender.send({ method: 'POST', path, body }, 'once')).answer, false);
	}

	/**
	 * Starts a job, which may cost money.
	 * @returns its id
	 * @throws PictoryFailure with `ambiguous` when the job may have been started but its id did not reach us
	 */
	async start(request: { method: 'POST' | 'PUT'; path: string; body: unknown }): Promise<string> {
		const body = bodyOf((await this.sender.send(request, 'once')).answer, false);
		const jobId = readJobId(body);
		if (jobId === undefined) {
			throw new PictoryFailure('Pictory took the request but gave no job ID back', { ambiguous: true });
		}
		return jobId;
	}
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
