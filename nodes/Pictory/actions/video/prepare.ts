import type { IDataObject } from 'n8n-workflow';

import { withAddresses } from '../../operation/address';
import { isShown } from '../../operation/fields';
import type { Item } from '../../operation/item';
import { Reported } from '../../operation/reported';
import { object } from '../../operation/rules';
import { webhook } from '../../operation/shared/webhook';
import type { Operation, Preparation, Task } from '../../operation/types';
import { checkBody, checkStoryboard, type Finding } from './body/check';
import { regionCheck } from './connectionRegion';
import { type Draft, draft } from './draft';
import { hintsForVideo } from './hints';
import { ALL_TOGETHER } from './panel/media';
import type { StoryboardValues } from './draftScene';

/** All items as the scenes of one video, if the user wants that; otherwise every item is a video. */
export const group: NonNullable<Operation['group']> = (first, itemCount) => {
	const all = Array.from({ length: itemCount }, (_, index) => index);
	return isShown({ show: ALL_TOGETHER }, first.source) ? [all] : all.map((index) => [index]);
};

/** @param path of the endpoint that takes a storyboard body */
export function storyboardTask(path: string) {
	return (values: StoryboardValues, item: Item, { items }: Preparation): Task => {
		const storyboard = draft(values, item, items);
		const { labelOf, isUnreadable, exact } = storyboard;
		const { findings, files } = checkStoryboard(storyboard.body, item.source.reach, exact);
		if (!isUnreadable) report(item, storyboard, findings);
		const body = withAddresses(storyboard.body, files);
		return {
			kind: 'start',
			request: { method: 'POST', path, body },
			show: typeof body.videoName === 'string' ? { videoName: body.videoName } : {},
			hints: hintsForVideo(body),
			label: labelOf,
			before: regionCheck(body, files, labelOf),
		};
	};
}

/** Once per field: what a reader has said about it already, in words closer to the field, is not said again. */
export function report(
	item: Item,
	{ labelOf, ownerOf }: Pick<Draft, 'labelOf' | 'ownerOf'>,
	findings: Finding[],
): void {
	const reported = new Reported(item.problems);
	for (const { path, message } of findings) {
		const owner = ownerOf?.(path) ?? item;
		const field = labelOf(path);
		if (reported.has(owner.index, field)) continue;
		reported.add(owner.index, field);
		owner.problem(field, message);
	}
}

/** The body of a request to render a preview: only the address that is called is known of it. */
export function renderBody(body: IDataObject, item: Item): IDataObject {
	const { findings, files } = checkBody(object({ webhook }), body, item.source.reach);
	report(item, { labelOf: () => webhook.label }, findings);
	return withAddresses(body, files);
}
