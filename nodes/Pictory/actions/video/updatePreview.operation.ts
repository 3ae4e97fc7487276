import { readAll, type Values } from '../../operation/fields';
import type { Item } from '../../operation/item';
import { operation } from '../../operation/operation';
import { callOptions } from '../../operation/shared/waiting';
import { pathSegment } from '../../transport/pathSegment';
import { readPreview } from '../../transport/preview';
import { elementFields, previewJob } from './panel/previewElements';
import { type Change, changesInJson, changesInRows, labelAmong } from './preview/changes';
import { elementUpdate, missingOf, resolveChanges } from './preview/resolve';

type Entered = Pick<Values<typeof elementFields>, 'elements' | 'elementsJson'>;

/**
 * PUT /v2/video/storyboard/{jobid}/elements (docs/pictory-api.md §4.6). Setting an element twice does no harm.
 *
 * The changes of all items for one preview go together: they are one state of it, and one item comes out, so that a Render
 * Preview behind this node makes, and pays, one video and not one per item.
 */
export const updatePreview = operation({
	option: {
		name: 'Update Preview',
		value: 'updatePreview',
		action: 'Update video preview',
		description: 'Change texts, pictures, music or voice-over of a finished preview',
	},
	fields: { storyboardJobId: previewJob, ...elementFields, ...callOptions },
	group: (_first, itemCount, itemAt) => byPreview(Array.from({ length: itemCount }, (_, index) => itemAt(index))),
	prepare({ storyboardJobId: jobId, ...entered }, item, { items }) {
		const others = items.filter((other) => other !== item);
		const changes = [
			...changesOf(entered, item),
			...others.flatMap((other) => changesOf(readAll(elementFields, other.source), other)),
		];
		return {
			kind: 'call',
			label: (path) => labelAmong(changes, path),
			async run(pictory) {
				const preview = await readPreview(async (path) => await pictory.get(path), jobId);
				const updates = resolveChanges(changes, preview, missingOf).map(elementUpdate);
				await pictory.put(`/v2/video/storyboard/${pathSegment(jobId)}/elements`, updates);
				return { jobId, updated: updates.length, ...(preview.url !== undefined && { previewUrl: preview.url }) };
			},
		};
	},
});

/** Of an item without a preview the problem is its own. */
function byPreview(items: Item[]): number[][] {
	const groups = new Map<string, number[]>();
	for (const { source, index } of items) {
		const { jobId } = readAll({ jobId: previewJob }, source);
		const key = jobId === '' ? `item ${index}` : `job ${jobId}`;
		groups.set(key, [...(groups.get(key) ?? []), index]);
	}
	return [...groups.values()];
}

function changesOf({ elements, elementsJson = [] }: Entered, item: Item): Change[] {
	return [...changesInRows(elements, item), ...changesInJson(elementsJson, item)];
}
