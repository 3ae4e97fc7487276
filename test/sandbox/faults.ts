import { matchesPath } from './log';
import type { JsonValue } from './json';

/**
 * - `status`: that status (default 500) with `headers` and `body`
 * - `resetBefore`: the connection is cut and nothing happens
 * - `resetAfter`: everything happens, then the connection is cut without an answer
 * - `slow`: everything happens, the answer comes `delayMs` late
 * - `brokenJson`: everything happens, the answer is 200 with half a JSON text
 * - `html`: an error page of the gateway (default 502)
 * - `empty`: everything happens, the answer is 200 without a body
 * - `wrongType`: everything happens, the right answer says it is `text/html`
 * - `echo`: 400 (or `status`) whose words repeat the request, its headers and key included, as careless gateways do
 * - `redirect`: 302 (or `status`) to `location`
 * - `unsuccessful`: 200 with `{"success": false, …}`, the oldest error shape (§1.5)
 */
export type FaultKind =
	| 'status'
	| 'resetBefore'
	| 'resetAfter'
	| 'slow'
	| 'brokenJson'
	| 'html'
	| 'empty'
	| 'wrongType'
	| 'echo'
	| 'redirect'
	| 'unsuccessful';

export interface FaultRule {
	kind: FaultKind;
	/** Any method when absent. */
	method?: string;
	/** Part of the path, or a RegExp; any path when absent. */
	path?: string | RegExp;
	/** A regular expression as text, for rules that come over HTTP. */
	pathRegex?: string;
	/** Apply this often; default 1, without end when `every` is set. */
	times?: number;
	/** Apply to each Nth matching request only. */
	every?: number;
	/** Leave the first N matching requests alone. */
	after?: number;
	status?: number;
	headers?: Record<string, string>;
	body?: JsonValue;
	delayMs?: number;
	location?: string;
	/** Whether the request takes effect. Default: as the kind says; false for status, html, echo, redirect, unsuccessful. */
	processed?: boolean;
}

const PROCESSED: Record<FaultKind, boolean> = {
	status: false,
	resetBefore: false,
	resetAfter: true,
	slow: true,
	brokenJson: true,
	html: false,
	empty: true,
	wrongType: true,
	echo: false,
	redirect: false,
	unsuccessful: false,
};

export function isFaultKind(value: unknown): value is FaultKind {
	return typeof value === 'string' && value in PROCESSED;
}

/** A rule that applies to the request at hand. */
export interface Fault extends FaultRule {
	processed: boolean;
}

interface QueuedRule {
	rule: FaultRule;
	pattern: string | RegExp | undefined;
	seen: number;
	left: number;
}

/** Rules in the order they were added; the first that applies to a request is used. */
export class FaultQueue {
	private queue: QueuedRule[] = [];

	add(rule: FaultRule): void {
		const pattern = rule.pathRegex === undefined ? rule.path : new RegExp(rule.pathRegex);
		const left = rule.times ?? (rule.every === undefined ? 1 : Number.POSITIVE_INFINITY);
		this.queue.push({ rule, pattern, seen: 0, left });
	}

	clear(): void {
		this.queue = [];
	}

	/** Rules that have not been used up. */
	get pending(): FaultRule[] {
		return this.queue.map(({ rule }) => rule);
	}

	/** The fault for this request, counted as used. */
	take(method: string, path: string): Fault | undefined {
		for (const entry of this.queue) {
			const { rule } = entry;
			if (rule.method !== undefined && rule.method.toUpperCase() !== method) continue;
			if (!matchesPath(path, entry.pattern)) continue;
			entry.seen += 1;
			const position = entry.seen - (rule.after ?? 0);
			if (position < 1 || position % (rule.every ?? 1) !== 0) continue;
			entry.left -= 1;
			if (entry.left <= 0) this.queue = this.queue.filter((other) => other !== entry);
			return { ...rule, processed: rule.processed ?? PROCESSED[rule.kind] };
		}
		return undefined;
	}
}
