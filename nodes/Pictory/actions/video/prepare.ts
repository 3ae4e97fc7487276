import type { IDataObject } from 'n8n-workflow';

import { withAddresses } from '../../operation/address';
import type { Item } from '../../operation/item';
import { Told } from '../../operation/reported';
import type { Operation, Preparation, Task } from '../../operation/types';
import { regionCheck } from './connectionRegion';
import { type Draft, draft } from './draft';
import { checkStoryboard, filesOf, type Finding } from './storyboard/check';

/** All items as the scenes of one video, if the user wants that; otherwise every item is a video. */
export const group: NonNullable<Operation['group']> = (first, itemCount) => {
	const all = Array.from({ length: itemCount }, (_, index) => index);
	const together =
		first.value('source') === 'media' && first.value('mediaFrom') === 'items' && first.value('videoPer') === 'run';
	return together ? [all] : all.map((index) => [index]);
};

/** @param path of the endpoint that takes a storyboard body */
export function storyboardTask(path: string): Operation['prepare'] {
	return (item: Item, { items }: Preparation): Task => {
		const storyboard = draft(item, items);
		const { labelOf, isUnreadable } = storyboard;
		const { reach } = item.source;
		const findings = isUnreadable ? [] : checkStoryboard(storyboard.body, { reach });
		const body = withAddresses(storyboard.body, filesOf(storyboard.body, reach));
		const told = new Told(item.problems);
		for (const finding of findings) tell(item, storyboard, finding, told);
		return {
			kind: 'start',
			request: { method: 'POST', path, body },
			show: videoNameOf(body),
			label: labelOf,
			before: regionCheck(body, labelOf),
		};
	};
}

function videoNameOf({ videoName }: IDataObject): IDataObject {
	return typeof videoName === 'string' ? { videoName } : {};
}

/** Once per field: what a reader has said about it already, in words closer to the field, is not said again. */
function tell(item: Item, { labelOf, ownerOf }: Draft, { path, message }: Finding, told: Told): void {
	const owner = ownerOf(path) ?? item;
	const field = labelOf(path);
	if (told.has(owner.index, field)) return;
	told.add(owner.index, field);
	owner.problem(field, message);
}
