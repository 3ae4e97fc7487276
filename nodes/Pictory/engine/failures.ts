import type { IDataObject, INode, INodeExecutionData, NodeApiError } from 'n8n-workflow';

import type { Unit } from './unit';

const MOST_LISTED = 20;

/**
 * What Continue On Fail puts in an item's place: `{ error, description, code, jobId? }`. n8n sends an item to the error
 * output only when it holds nothing but `error` and `details`, and wipes the JSON of items with an error object; so for
 * that output the same facts stand in `details`.
 */
export function failedItem(unit: Unit, failure: Error, onError: INode['onError']): INodeExecutionData {
	const { description, httpCode, context } = failure as Partial<NodeApiError>;
	const code = context?.code ?? httpCode ?? 'UNEXPECTED';
	const jobId = unit.jobId ?? context?.jobId;
	const details: IDataObject = {
		description: description ?? null,
		code: code as string,
		...(jobId !== undefined && { jobId: jobId as string }),
	};
	const error = failure.message;
	return {
		json: onError === 'continueErrorOutput' ? { error, details } : { error, ...details },
		pairedItem: unit.pairedItem,
	};
}

/** When one failure ends the node, the jobs of the other items would be forgotten; they are paid, so it names them. */
export function withOtherJobs(failure: Error, failed: Unit, units: Unit[]): Error {
	const started = units.filter((unit) => unit !== failed && unit.jobId !== undefined);
	if (started.length === 0) return failure;
	const lines = started.slice(0, MOST_LISTED).map(({ firstItem, jobId }) => `Item ${firstItem + 1}: ${jobId}`);
	if (started.length > lines.length) lines.push(`… and ${started.length - lines.length} more`);
	const error = failure as NodeApiError;
	error.description = [
		error.description,
		`Jobs of other items that go on at Pictory (a retry of this execution takes them up again, Job → Wait does too):\n${lines.join('\n')}`,
	]
		.filter(Boolean)
		.join('\n');
	return error;
}
