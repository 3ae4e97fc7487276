import { type ILoadOptionsFunctions, NodeOperationError } from 'n8n-workflow';

import { isPlainObject } from '../common/guards';
import { trimmed } from '../common/trimmed';
import { readPreview } from '../transport/preview';
import { namedElements } from '../transport/previewElements';
import { ask, matching, type Search } from './asking';

const CHOOSE_A_PREVIEW = 'To see the elements here, run the node before this one, or choose the preview from its list';

/** The elements of the chosen preview, by what stands in them and when. */
export const searchPreviewElements: Search = async function (filter) {
	const jobId = chosenPreview(this);
	const preview = await ask(this, async (pictory) => await readPreview(async (path) => await pictory.get(path), jobId));
	const elements = namedElements(preview.elements);
	const entries = elements.map(({ id, title }) => ({ name: title, value: id, description: id }));
	return { results: matching(entries, filter, Infinity) };
};

/**
 * The panel hands over what an expression gives, where it can tell: where the node before has run.
 * @throws NodeOperationError where it cannot
 */
function chosenPreview(context: ILoadOptionsFunctions): string {
	const found: unknown = context.getCurrentNodeParameter('storyboardJobId');
	const chosen: unknown = isPlainObject(found) ? found.value : found;
	const jobId = typeof chosen === 'string' ? trimmed(chosen) : '';
	if (jobId !== '' && !jobId.startsWith('=') && jobId !== 'undefined' && jobId !== 'null') return jobId;
	throw new NodeOperationError(context.getNode(), CHOOSE_A_PREVIEW);
}
