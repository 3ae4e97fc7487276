import type { JsonValue } from './json';

/** What came as Authorization; the value itself is never kept. */
export type KeyState = 'ok' | 'wrong' | 'missing' | 'bearer';

export interface LoggedRequest {
	/** Wall clock, milliseconds. */
	time: number;
	method: string;
	/** Below the base address, for example `/v2/video/storyboard/render`; of files, the whole path. */
	path: string;
	query: string;
	/** As received, with the value of `authorization` replaced. */
	headers: Record<string, string | string[] | undefined>;
	authorization: KeyState;
	/** After unknown fields were dropped; undefined when there was none or it was refused before. */
	body: JsonValue | undefined;
	rawBody: string;
	/** Answered status; undefined while in flight and when the connection was cut. */
	status: number | undefined;
	/** Kind of the fault that was applied. */
	fault: string | undefined;
	/** Monotonic milliseconds. */
	startedAt: number;
	/** Undefined while in flight. */
	endedAt: number | undefined;
}

export type JobKind = 'preview' | 'render' | 'transcription' | 'image' | 'video';

export interface StartedJob {
	time: number;
	jobId: string;
	kind: JobKind;
	videoName: string | undefined;
}

export interface WebhookDelivery {
	time: number;
	jobId: string;
	url: string;
	/** 1 for the first try. */
	attempt: number;
	/** Undefined when nobody answered. */
	status: number | undefined;
	body: JsonValue;
}

/** A string matches any path that contains it. */
export type PathPattern = string | RegExp;

export function matchesPath(path: string, pattern: PathPattern | undefined): boolean {
	if (pattern === undefined) return true;
	return typeof pattern === 'string' ? path.includes(pattern) : pattern.test(path);
}

/** Everything that was asked of the sandbox, for tests to question. */
export class SandboxLog {
	/** Requests to the API, in the order they arrived. */
	readonly requests: LoggedRequest[] = [];
	/** Requests to finished videos, subtitles, previews. */
	readonly files: LoggedRequest[] = [];
	readonly jobs: StartedJob[] = [];
	readonly webhooks: WebhookDelivery[] = [];

	/** API requests with this method and path. */
	find(method?: string, path?: PathPattern): LoggedRequest[] {
		return this.requests.filter(
			(request) => (method === undefined || request.method === method.toUpperCase()) && matchesPath(request.path, path),
		);
	}

	count(method?: string, path?: PathPattern): number {
		return this.find(method, path).length;
	}

	/** Bodies of those requests, after unknown fields were dropped. */
	bodies(method?: string, path?: PathPattern): JsonValue[] {
		return this.find(method, path).flatMap((request) => (request.body === undefined ? [] : [request.body]));
	}

	last(method?: string, path?: PathPattern): LoggedRequest | undefined {
		return this.find(method, path).at(-1);
	}

	/** Renders that began, whether or not their answer arrived: what costs the user. Previews do not count. */
	rendersStarted(): number {
		return this.jobsStarted('render');
	}

	jobsStarted(kind?: JobKind): number {
		return this.jobs.filter((job) => kind === undefined || job.kind === kind).length;
	}

	/** The most API requests that were open at one time. */
	maxInFlight(path?: PathPattern): number {
		const changes = this.find(undefined, path).flatMap((request) => [
			{ at: request.startedAt, by: 1 },
			{ at: request.endedAt ?? Number.POSITIVE_INFINITY, by: -1 },
		]);
		changes.sort((left, right) => left.at - right.at || left.by - right.by);
		let open = 0;
		let most = 0;
		for (const { by } of changes) {
			open += by;
			most = Math.max(most, open);
		}
		return most;
	}

	/** File requests that carried an Authorization header: the key must never leave the API. */
	keyLeaks(): LoggedRequest[] {
		return this.files.filter((request) => request.authorization !== 'missing');
	}

	/** Counts for another process. */
	summary(): Record<string, number> {
		return {
			requests: this.requests.length,
			files: this.files.length,
			jobsStarted: this.jobsStarted(),
			rendersStarted: this.rendersStarted(),
			maxInFlight: this.maxInFlight(),
			webhooks: this.webhooks.length,
			keyLeaks: this.keyLeaks().length,
		};
	}

	reset(): void {
		for (const list of [this.requests, this.files, this.jobs, this.webhooks]) list.length = 0;
	}
}
