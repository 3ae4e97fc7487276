import type { INodeParameters } from 'n8n-workflow';

import { runAgent } from '../engine/support/agent';
import { parametersOf } from '../engine/support/everyOperation';
import type { World } from '../engine/support/world';
import type { Duration } from './cell';
import { CLOCK, type FaultKind, STRETCH } from './kinds';

/** How n8n runs the node: once, again when it fails, or as a tool of an agent, again when it fails. */
export type Mode = 'ordinary' | 'retry' | 'tool';
export const MODES: Record<Mode, string> = {
	ordinary: 'Ordinary node',
	retry: 'Retry On Fail',
	tool: 'AI tool with Retry On Fail',
};

/** One operation under one fault in one mode. */
export interface PaidCell {
	operation: string;
	fault: string;
	duration: Duration;
	mode: Mode;
	/** Jobs that were started at Pictory. */
	made: number;
	/** What ended the node; absent when it gave its result. */
	error?: string;
}

const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1000 };

/** Minutes a job is waited for: many where it comes in the end, so that a busy machine can't use them up. */
const limitFor = (fault: FaultKind, duration: Duration): number => (fault.isSlow || duration === 'once' ? 20 : 1);

/** What a user enters, but with a name that is another one with every try. */
function parametersFor(operation: string, waitLimit: number, { sandbox }: World): INodeParameters {
	const parameters = parametersOf(operation, sandbox);
	delete parameters.download;
	if (parameters.options) Object.assign(parameters.options, { waitLimit });
	return 'videoName' in parameters
		? { ...parameters, videoName: '={{ "Sale " + Date.now() + Math.random() }}' }
		: parameters;
}

/**
 * Runs an operation against a fault. The world must be fresh.
 * @param of which of its requests the fault is about: those that start a job, or those that read it
 */
export async function tryPaid(
	world: World,
	fault: FaultKind,
	operation: string,
	of: 'starts' | 'reads',
	duration: Duration,
	mode: Mode,
): Promise<PaidCell> {
	const { sandbox, engine } = world;
	const parameters = parametersFor(operation, limitFor(fault, duration), world);
	const methods = of === 'reads' ? ['GET'] : ['POST', 'PUT'];
	sandbox.settings.jobDurationMs = 0;
	const times = duration === 'once' ? 1 : Number.POSITIVE_INFINITY;
	for (const method of methods) sandbox.addFault({ ...fault.rule, method, times });
	const patient = engine.patient(fault.isSlow ? STRETCH : CLOCK);
	const cell = { operation: of === 'reads' ? `${operation}, reading` : operation, fault: fault.name, duration, mode };
	const error =
		mode === 'tool'
			? (await runAgent(patient, { way: 'agent', parameters, calls: [{}], tool: retry })).answers.find((answer) =>
					answer.startsWith('ERROR'),
				)
			: (await patient.run({ parameters, ...(mode === 'retry' && { node: retry }) })).error?.message;
	return { ...cell, made: sandbox.log.jobsStarted(), ...(error !== undefined && { error }) };
}

/** Whether what was made is what was wanted, or the user is told that it may have been made. */
export function isPaidOnce({ made, error, operation }: PaidCell): boolean {
	if (made > 1) return false;
	if (error === undefined) return made === 1;
	// A job whose reads fail is one the message names.
	return made === 0 || /may have been started/.test(error) || operation.endsWith(', reading');
}

/** The cells as a table: what was made, and how it ended, once and every time. */
export function asTable(faults: string[], cells: PaidCell[]): string {
	const short = ({ made, error }: PaidCell): string =>
		`${made} ${error === undefined ? '✅' : /may have been started/.test(error) ? '❓' : '⛔'}`;
	const operations = [...new Set(cells.map(({ operation }) => operation))].sort();
	const rows = (operation: string): string[] =>
		faults.map((fault) => {
			const of = (mode: Mode): string =>
				(['once', 'lasting'] as const)
					.map((duration) =>
						cells.find(
							(cell) =>
								cell.operation === operation &&
								cell.fault === fault &&
								cell.mode === mode &&
								cell.duration === duration,
						),
					)
					.map((cell) => (cell ? short(cell) : '–'))
					.join(' · ');
			return `| ${fault} | ${(Object.keys(MODES) as Mode[]).map(of).join(' | ')} |`;
		});
	const tables = operations.flatMap((operation) => [
		`## ${operation}`,
		'',
		`| What happens | ${Object.values(MODES).join(' | ')} |`,
		'|---|---|---|---|',
		...rows(operation),
		'',
	]);
	return [HEAD, ...tables].join('\n');
}

const HEAD = `# Paid once, whatever happens

Written by \`paidOnce.test.ts\`, which fails when this file is no longer true. \`npm run faults\` writes it anew. Every operation that starts a job, under every fault, in three ways of running it; the video's name is an expression that gives another text with every try.

In each cell the jobs made at Pictory and how the run ended, first when it happens to the first request only, then when it happens to every request of the kind: ✅ the result · ❓ an error that says the job may have been started · ⛔ another error. With one video wanted, no cell may say more than 1, and none may hide that a job was started.
`;
