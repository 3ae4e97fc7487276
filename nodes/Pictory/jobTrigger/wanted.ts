import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { presentJob } from '../transport/jobs';
import { isJobKind, type JobKind } from './kinds';
import type { Ended } from './state';

/** What the user wants to hear of. */
export interface Wanted {
	/** Empty: all. */
	kinds: JobKind[];
	outcome: 'completed' | 'failed' | 'both';
	includeExisting: boolean;
}

export function readWanted(context: IPollFunctions): Wanted {
	const kinds: unknown = context.getNodeParameter('jobKinds', []);
	const outcome: unknown = context.getNodeParameter('outcome', 'completed');
	return {
		kinds: Array.isArray(kinds) ? kinds.filter(isJobKind) : [],
		outcome: outcome === 'failed' || outcome === 'both' ? outcome : 'completed',
		includeExisting: context.getNodeParameter('includeExisting', false) === true,
	};
}

/**
 * Whether a job is one of those wanted.
 * A failed job mostly does not tell its kind: better one too many of those than a failure nobody hears of.
 * Jobs whose files were deleted before we saw their end are there for those who want all that ends.
 */
export function isWanted({ job, kind }: Ended, { kinds, outcome }: Wanted): boolean {
	if (outcome !== 'both' && job.status !== outcome) return false;
	if (kinds.length === 0) return true;
	return kind === undefined ? job.status !== 'completed' : kinds.includes(kind);
}

/** The item for a job: its simplified form, and what kind it is as far as that is known. */
export function presentEnded({ job, kind }: Ended): IDataObject {
	const { jobId, ...rest } = presentJob(job, true);
	return { jobId, kind: kind ?? 'unknown', ...rest };
}
