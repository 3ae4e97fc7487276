import { withAddresses } from '../../operation/address';
import { labelIn, labelsOf, putAll } from '../../operation/fields';
import { operation } from '../../operation/operation';
import { object } from '../../operation/rules';
import { callOptions } from '../../operation/shared/waiting';
import { pathSegment } from '../../transport/pathSegment';
import { checkBody } from './body/check';
import { previewElements } from './body/previewElements';
import { mergeCustom } from '../../operation/merge';
import { elementFields, elementRow, previewJob } from './panel/previewElements';
import { report } from './prepare';

const labelOf = labelIn(labelsOf(elementFields));

/** PUT /v2/video/storyboard/{jobid}/elements (docs/pictory-api.md §4.6). Setting an element twice does no harm. */
export const updatePreview = operation({
	option: {
		name: 'Update Preview',
		value: 'updatePreview',
		action: 'Update video preview',
		description: 'Change texts, pictures, music or voice-over of a finished preview',
	},
	fields: { storyboardJobId: previewJob, ...elementFields, ...callOptions },
	prepare({ storyboardJobId: jobId, elements: rows, elementsJson = [] }, item) {
		const defined = rows.map((row) => mergeCustom(putAll(elementRow, row), row.customJson ?? {}));
		const entered = [...defined, ...elementsJson];
		// Private files are read through the connection the preview was made with.
		const judged = { elements: entered, awsConnectionId: jobId };
		const { findings, files } = checkBody(object({ elements: previewElements }), judged, item.source.reach);
		if (entered.length > 0) report(item, { labelOf }, findings);
		const { elements } = withAddresses(judged, files);
		return {
			kind: 'call',
			async run(pictory) {
				await pictory.put(`/v2/video/storyboard/${pathSegment(jobId)}/elements`, elements);
				return { jobId, updated: true, elements: entered.length };
			},
		};
	},
});
