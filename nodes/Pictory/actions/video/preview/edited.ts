import type { IDataObject } from 'n8n-workflow';

import { mergeCustom } from '../../../operation/merge';
import { PictoryFailure } from '../../../transport/failure';
import { NOT_A_PREVIEW, type Preview } from '../../../transport/preview';
import type { ResolvedChange } from './resolve';

/**
 * What is rendered: all the preview has, also what nobody knows of, and in it what was changed.
 * @returns a new object; the preview is left as it is
 * @throws PictoryFailure when the preview has nothing to render
 */
export function editedParams({ jobId, renderParams, elements }: Preview, changes: ResolvedChange[]): IDataObject {
	const { scenes } = renderParams;
	if (elements.length === 0 && !(Array.isArray(scenes) && scenes.length > 0)) {
		throw new PictoryFailure(`The preview ${jobId} has nothing to render`, {
			code: NOT_A_PREVIEW,
			description: 'It has neither elements nor scenes. Make it anew with Create Preview',
		});
	}
	if (changes.length === 0) return renderParams;
	const edited = [...elements];
	for (const { element, members } of changes) edited[element.index] = mergeCustom(element.whole, members);
	return { ...renderParams, elements: edited as IDataObject[] };
}
