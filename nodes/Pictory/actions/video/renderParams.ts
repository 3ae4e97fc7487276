import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from '../../common/guards';

export const WANTED = 'Enter the renderParams of a finished preview, from Job → Get.';

/**
 * What a finished preview gives for rendering, taken out of whatever it was pasted in: the job's whole answer
 * (`{ data: { renderParams } }`), the job as our own node shows it (`{ renderParams }`), or the contents alone. Pictory
 * wants the contents; wrapped ones fail (docs/pictory-api.md §4.4).
 */
export function renderParamsIn(pasted: IDataObject): IDataObject {
	const job = isPlainObject(pasted.data) ? pasted.data : pasted;
	return isPlainObject(job.renderParams) ? job.renderParams : pasted;
}

/** New previews have elements, old ones scenes. @returns what is wrong, as the end of a sentence */
export function renderParamsTrouble({ elements, scenes }: IDataObject): string | undefined {
	const lists = [elements, scenes].filter((list) => list !== undefined && list !== null);
	if (lists.some((list) => Array.isArray(list) && list.some((entry) => !isPlainObject(entry)))) {
		return `has a list of elements or scenes with something else in it. ${WANTED}`;
	}
	if (lists.some((list) => Array.isArray(list) && list.length > 0)) return undefined;
	const trouble = lists.length === 0 ? 'has neither elements nor scenes' : 'has an empty list of elements or scenes';
	return `${trouble}. ${WANTED}`;
}
