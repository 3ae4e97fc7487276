import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { downloadFile } from '../transport/download';
import { PictoryFailure, UNEXPECTED } from '../transport/failure';
import { hintsForJob } from '../operation/output/hints';
import { presentJob } from '../operation/output/present';
import { hasFailed } from '../transport/jobs';
import type { Outcome } from '../transport/jobState';
import { failedItem } from './failures';
import type { Run } from './runParts';
import { callbackOf, withoutAddress } from './suspension/address';
import { isTool } from './tool';
import type { Unit } from './unit';

/** What a tool says beside a job that an equal call has started: an agent must not take it for a second video. */
const SAME_JOB =
	'The same job as before: an equal call in this execution had started it, and nothing was started or paid again.';

/** Beside the result of a tool. */
export function noteOn(context: IExecuteFunctions, { isEarlier }: Unit): { note?: string } {
	return isEarlier && isTool(context) ? { note: SAME_JOB } : {};
}

/** The node's output: results and, with Continue On Fail, failures in the order of the items. */
export function outputOf(context: IExecuteFunctions, units: Unit[]): INodeExecutionData[][] {
	const { onError } = context.getNode();
	return [units.flatMap((unit) => (unit.failure ? [failedItem(unit, unit.failure, onError)] : unit.output))];
}

/** Gives each unit the result of its job, with the file if that is wanted; a job that has failed is its failure. */
export async function giveResults(
	{ context, pictory, settings, sideBySide }: Run,
	units: Unit[],
	outcomes: Map<string, Outcome>,
): Promise<void> {
	const secret = settings.wait === 'suspend' ? callbackOf(context)?.secret : undefined;
	await sideBySide.forEach(units, async (unit) => {
		const jobId = unit.jobId as string;
		const found = outcomes.get(jobId);
		const outcome = found && secret !== undefined ? withoutAddress(found, secret) : found;
		if (outcome instanceof PictoryFailure) {
			if (hasFailed(outcome)) unit.entry?.forget(jobId);
			throw outcome;
		}
		if (!outcome) throw new PictoryFailure(UNEXPECTED, { jobId, description: 'What became of the job is not known' });
		unit.give({ ...presentJob(outcome, settings.output, unit.show), ...noteOn(context, unit) });
		unit.hints.push(...hintsForJob(outcome, settings.output, unit.show));
		const [output] = unit.output;
		if (settings.downloadTo === undefined || !output) return;
		output.binary = { [settings.downloadTo]: await downloadFile(context, outcome, pictory.signal) };
	});
}
