import { locator } from './locators';
import type { Fields } from '../../../operation/enteredFields';

const PREVIEW = 'Preview';

/** A finished storyboard preview; the same object in each operation that wants one. */
export const previewJob = locator({
	displayName: PREVIEW,
	name: 'storyboardJobId',
	required: true,
	description: 'The job of a finished preview',
	searchListMethod: 'searchPreviewJobs',
	exampleId: '74c0cc68-e1ed-42f3-a527-8bfc0b46bdb9',
});

/** @returns the job's id, ready for a path */
export function readPreviewJob(fields: Fields): string {
	return fields.id('storyboardJobId', PREVIEW, {
		required: true,
		hint: 'is empty. Choose a preview from the list or enter its job ID.',
	});
}
