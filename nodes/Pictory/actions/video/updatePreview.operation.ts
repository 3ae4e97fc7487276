import { propertiesOf } from '../../operation/fields';
import { callOptions } from '../../operation/shared/waiting';
import { pathSegment } from '../../transport/pathSegment';
import type { Operation } from '../../operation/types';
import { elementLabel, elementParameters, readElements } from './fields/previewElements';
import { previewJob, readPreviewJob } from './fields/previewJob';
import { checkPreviewElements } from './storyboard/previewElements';

/** PUT /v2/video/storyboard/{jobid}/elements (facts §4.6). Setting an element twice does no harm. */
export const updatePreview: Operation = {
	option: {
		name: 'Update Preview',
		value: 'updatePreview',
		action: 'Update video preview',
		description: 'Change texts, pictures, music or voice-over of a finished preview',
	},
	parameters: [previewJob, ...elementParameters, ...propertiesOf(callOptions)],
	settings: Object.values(callOptions),
	prepare(item) {
		const jobId = readPreviewJob(item);
		const elements = readElements(item);
		for (const { path, message } of elements ? checkPreviewElements(elements) : []) {
			const field = elementLabel(path);
			const known = item.problems.some((problem) => problem.itemIndex === item.index && problem.field === field);
			if (!known) item.problem(field, message);
		}
		return {
			kind: 'call',
			async run(pictory) {
				await pictory.put(`/v2/video/storyboard/${pathSegment(jobId)}/elements`, elements);
				return { jobId, updated: true, elements: elements?.length ?? 0 };
			},
		};
	},
};
