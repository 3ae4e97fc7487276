import type { IDataObject } from 'n8n-workflow';

import type { Check } from './check';
import { BUCKET_IS_MEANT, type Findings } from './checks';

/** What the lines of a checklist come to. */
export interface Verdict extends IDataObject {
	/** true: all that must be right has been seen to be right. false: something is wrong. null: neither, as not all was checked. */
	ok: boolean | null;
	summary: { passed: number; failed: number; notChecked: number };
	/** The same in a sentence. */
	summaryText: string;
}

/**
 * `ok` is never true for what was not checked. Decisive is every line but that about the expected bucket, which a user who
 * names none does not ask for.
 */
export function verdictOn(checks: Check[], { expectedBuckets }: Findings): Verdict {
	const count = (status: Check['status']): number => checks.filter((line) => line.status === status).length;
	const summary = { passed: count('passed'), failed: count('failed'), notChecked: count('notChecked') };
	const open = checks.filter(
		({ check, status }) => status === 'notChecked' && (check !== BUCKET_IS_MEANT || expectedBuckets.length > 0),
	);
	const ok = summary.failed > 0 ? false : open.length > 0 ? null : true;
	return { ok, summary, summaryText: sentence(ok, summary, checks) };
}

function sentence(
	ok: Verdict['ok'],
	{ passed: good, failed: bad, notChecked: left }: Verdict['summary'],
	checks: Check[],
): string {
	const named = (wanted: Check['status']): string =>
		checks
			.filter(({ status }) => status === wanted)
			.map(({ check }) => check)
			.join('; ');
	const counts = `${good} passed, ${bad} failed, ${left} not checked`;
	if (ok === true) return `The connection works (${counts}).`;
	if (ok === false) return `The connection is not ready (${counts}). Failed: ${named('failed')}.`;
	return `Nothing has failed, but not all is proven (${counts}). Still open: ${named('notChecked')}.`;
}
