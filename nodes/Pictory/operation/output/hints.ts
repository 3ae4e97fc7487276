import type { IDataObject } from 'n8n-workflow';

import { quoted } from '../rules';
import type { Job } from '../../transport/jobs';
import { OUTPUT, OUTPUT_FIELDS } from './fields';
import type { Output } from './output';
import { missingFields } from './present';

const STILL_BEING_MADE =
	'Still being made: the results are not in the output yet. A Job → Wait node behind this one waits for them.';

/** What a job as an item does not show by itself. */
export function hintsForJob(job: Job, output: Output, show?: IDataObject): string[] {
	if (job.status === 'in-progress') return [STILL_BEING_MADE];
	return job.status === 'completed' ? hintsForMissing(missingFields(job, output, show)) : [];
}

/** The same for a list, where jobs of several kinds have different fields: a name is wrong that none of them has. */
export function hintsForJobs(jobs: readonly Job[], output: Output): string[] {
	const [first, ...others] = jobs
		.filter(({ status }) => status === 'completed')
		.map((job) => missingFields(job, output));
	return first ? hintsForMissing(first.filter((name) => others.every((names) => names.includes(name)))) : [];
}

function hintsForMissing(names: string[]): string[] {
	if (names.length === 0) return [];
	return [
		`The result has no ${names.map(quoted).join(' and no ')}, named in ${OUTPUT_FIELDS}. ${OUTPUT} › Raw shows all fields there are.`,
	];
}
