import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { readTriggerFields, triggerError } from '../operation/triggerFields';
import { type Output, outputFrom } from '../operation/output/output';
import { presentJob } from '../operation/output/present';
import { fields } from './fields';
import { isJobKind, type JobKind } from '../transport/jobKinds';
import type { FinishedJob } from './state';

/** Which jobs start the workflow: the parameters of the trigger, checked. */
export interface JobFilter {
	/** Empty: all. */
	kinds: JobKind[];
	outcome: 'completed' | 'failed' | 'both';
	includeExisting: boolean;
	output: Output;
}

/** @throws NodeOperationError that names the fields whose values cannot be read */
export function readWanted(context: IPollFunctions): JobFilter {
	const { values, problems } = readTriggerFields(context, fields);
	if (problems.length > 0) throw triggerError(context.getNode(), problems);
	const { jobKinds, outcome, includeExisting = false, output, outputFields } = values;
	return {
		kinds: jobKinds.filter(isJobKind),
		outcome: outcome === 'failed' || outcome === 'both' ? outcome : 'completed',
		includeExisting,
		output: outputFrom(output, outputFields),
	};
}

/**
 * Whether a job is one of those wanted.
 * The kind of a failed job is mostly unknown: one too many of those is better than a failure that nobody notices.
 * Jobs whose files were deleted before we saw their end come with the outcome `both` only.
 */
export function isWanted(
	{ job, kind }: FinishedJob,
	{ kinds, outcome }: Pick<JobFilter, 'kinds' | 'outcome'>,
): boolean {
	if (outcome !== 'both' && job.status !== outcome) return false;
	if (kinds.length === 0) return true;
	return kind === undefined ? job.status !== 'completed' : kinds.includes(kind);
}

/** The item for a job, with what kind it is as far as that is known. */
export function presentFinished({ job, kind }: FinishedJob, output: Output): IDataObject {
	return presentJob(job, output, { kind: kind ?? 'unknown' });
}
