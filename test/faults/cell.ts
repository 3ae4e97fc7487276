import { expectNoKey } from '../engine/support/secrets';
import type { Outcome } from '../engine/support/harness';
import type { World } from '../engine/support/world';
import type { Ask } from './asks';
import { CLOCK, type FaultKind, STRETCH } from './kinds';

/** Happening to the first request only, or to each one. */
export type Duration = 'once' | 'lasting';

/** What came of one fault in one operation: a cell of the table. */
export interface Cell {
	fault: string;
	ask: string;
	duration: Duration;
	/** What ended the node; absent when it gave the right output. */
	error?: { message: string; description: string; code?: string };
	/** Requests in their order. */
	calls: string[];
	/** Milliseconds of the test's own, fast clock. */
	tookMs: number;
	renders: number;
	/** Promises of the package that were broken. */
	broken: string[];
}

/** The node gives up slowing down after this long (transport/retry.ts). */
const PATIENCE_MS = 15 * 60_000;
const MOST_CALLS = 120;

/** Runs one operation against one fault. The world must be fresh. */
export async function tryOut(
	{ sandbox, engine }: World,
	fault: FaultKind,
	ask: Ask,
	duration: Duration,
): Promise<Cell> {
	const parameters = ask.prepare(sandbox);
	sandbox.addFault({ ...fault.rule, method: ask.method, times: duration === 'once' ? 1 : Number.POSITIVE_INFINITY });
	const begun = Date.now();
	// Only in the rows about it may the time limit strike; elsewhere it would only tell of a busy machine.
	const outcome = await engine.patient(fault.isSlow ? STRETCH : CLOCK).run({ parameters });
	const tookMs = Date.now() - begun;
	const { error, json } = outcome;
	const cell: Cell = {
		fault: fault.name,
		ask: ask.name,
		duration,
		...(error && {
			error: {
				message: error.message,
				description: error.description ?? '',
				code: error.context?.code as string | undefined,
			},
		}),
		calls: sandbox.log.requests.map(({ method }) => method),
		tookMs,
		renders: sandbox.log.rendersStarted(),
		broken: [],
	};
	if (!error && !ask.isRight(sandbox, json))
		cell.broken.push(`succeeds with the wrong result: ${JSON.stringify(json)}`);
	cell.broken.push(...brokenPromises(cell, outcome, sandbox.apiKey, fault.isSlow ? STRETCH : 1));
	return cell;
}

/**
 * What must hold in every cell, whatever the fault.
 * @param stretch how many times longer than in the world the requests took
 */
function brokenPromises(cell: Cell, outcome: Outcome, apiKey: string, stretch: number): string[] {
	const broken: string[] = [];
	const { error, renders, calls } = cell;
	try {
		expectNoKey(outcome, apiKey);
	} catch (leak) {
		broken.push((leak as Error).message);
	}
	const shown = error ? `${error.message}\n${error.description}` : JSON.stringify(outcome.json);
	if (/<html|<!doctype|<body|<h1/i.test(shown)) broken.push('shows HTML');
	if (renders > 1) broken.push(`starts ${renders} renders`);
	if (renders === 1 && error && error.code !== 'MAY_HAVE_STARTED') broken.push('hides that a render was started');
	if (renders === 1 && !error && typeof outcome.json[0]?.jobId !== 'string') broken.push('gives no job ID');
	if (error && error.message.trim() === '') broken.push('fails without a message');
	if (error && error.description.trim() === '') broken.push(`does not say what to do: ${error.message}`);
	if (calls.length > MOST_CALLS) broken.push(`sends ${calls.length} requests`);
	if (cell.tookMs > PATIENCE_MS * 1.5 * stretch) broken.push(`takes ${Math.round(cell.tookMs / 60_000)} minutes`);
	return broken;
}

/** Whether the node obeyed "slow down" until its patience was at an end. Its count of calls then hangs on chance. */
export function wasPatient({ tookMs, error, calls }: Cell): boolean {
	return error !== undefined && tookMs > PATIENCE_MS * 0.8 && calls.length > 10;
}
