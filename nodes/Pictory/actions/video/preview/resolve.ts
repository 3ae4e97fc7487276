import type { IDataObject } from 'n8n-workflow';

import { shortened } from '../../../common/shortened';
import { isBlank } from '../../../common/trimmed';
import { INVALID_PARAMETER } from '../../../operation/problems';
import { isFilled } from '../../../operation/rules';
import { PictoryFailure } from '../../../transport/failure';
import type { Preview } from '../../../transport/preview';
import { namedElements, plainText, type PreviewElement } from '../../../transport/previewElements';
import { type Change, changeLabel } from './changes';
import { misfits, withFile } from './fits';

/** A change, and the element of the preview it is meant for. */
export interface ResolvedChange {
	change: Change;
	element: PreviewElement;
	/** What is set in the element, with all that follows from it. */
	members: IDataObject;
}

type Found = { element: PreviewElement } | { trouble: string };
/** What is wrong: with which change, which member of it, and the end of the sentence. */
type Wrong = readonly [change: Change, member: string, message: string];

/**
 * Finds the elements that are to be changed in the preview.
 * @param judge what else is wrong with a change, by member
 * @throws PictoryFailure with all that is wrong, in the words of the panel
 */
export function resolveChanges(
	changes: Change[],
	preview: Preview,
	judge: (resolved: ResolvedChange) => ReadonlyArray<readonly [member: string, message: string]> = () => [],
): ResolvedChange[] {
	if (changes.length === 0) return [];
	const elements = namedElements(preview.elements);
	if (elements.length === 0) throw nothingToChange(preview);
	const wrong: Wrong[] = [];
	const first = new Map<PreviewElement, Change>();
	const resolved = changes.flatMap((change): ResolvedChange[] => {
		const found = find(change, elements);
		if ('trouble' in found) {
			wrong.push([change, 'id', found.trouble]);
			return [];
		}
		const { element } = found;
		const before = first.get(element);
		if (before) wrong.push([change, 'id', changedTwice(element, before, change)]);
		else first.set(element, change);
		const one = { change, element, members: withFile(element, change.members) };
		for (const [member, message] of [...misfits(element, change.members, change.fromFields), ...judge(one)]) {
			wrong.push([change, member, message]);
		}
		return [one];
	});
	if (wrong.length > 0) throw refusal(wrong);
	return resolved;
}

function find({ element }: Change, elements: PreviewElement[]): Found {
	if ('id' in element) {
		const [one, another] = elements.filter(({ id }) => id === element.id);
		if (!one) return { trouble: notThere(`is "${shortened(element.id)}"`, elements) };
		return another
			? { trouble: `is "${shortened(element.id)}", which is the ID of more than one element of this preview.` }
			: { element: one };
	}
	const wanted = comparable(element.says);
	if (wanted === '') {
		return { trouble: `is "${shortened(element.says)}", in which there are no words. Enter words of the element.` };
	}
	const saying = elements.filter(({ words }) => words !== undefined && comparable(words).includes(wanted));
	const exactly = saying.filter(({ words }) => comparable(words ?? '') === wanted);
	const [one, another] = exactly.length > 0 ? exactly : saying;
	if (!one) return { trouble: notThere(`is the text "${shortened(element.says)}"`, elements) };
	if (!another) return { element: one };
	const listed = shownSome(exactly.length > 0 ? exactly : saying);
	return {
		trouble: `is a text that several elements have: ${listed}. Enter more of the text, or choose the element from the list.`,
	};
}

function comparable(text: string): string {
	return plainText(text).toLowerCase();
}

/** Elements that are named in a message. */
const MOST_NAMED = 5;

function shownSome(elements: PreviewElement[]): string {
	const named = elements.slice(0, MOST_NAMED).map(({ title, id }) => `${title} (${shortened(id)})`);
	return named.join('; ') + (elements.length > MOST_NAMED ? `; and ${elements.length - MOST_NAMED} more` : '');
}

function notThere(what: string, elements: PreviewElement[]): string {
	return `${what}, which is not in this preview. It has: ${shownSome(elements)}. IDs are others in each preview; By Text finds an element by what it says.`;
}

function changedTwice({ title }: PreviewElement, before: Change, { itemIndex }: Change): string {
	const place = before.itemIndex === itemIndex ? '' : ` of item ${before.itemIndex + 1}`;
	return `is changed by ${changeLabel(before.position)}${place}, too (${title}). Put all changes of an element into one.`;
}

function nothingToChange({ jobId, renderParams: { scenes } }: Preview): PictoryFailure {
	return new PictoryFailure(`The preview ${jobId} has no elements that can be changed`, {
		code: INVALID_PARAMETER,
		description: Array.isArray(scenes)
			? 'It is a preview of an older kind, with scenes. Change its renderParams in your workflow and send them with Render Edited Preview, Render From: JSON'
			: 'Look at the preview, and make it anew with Create Preview',
	});
}

/** Problems listed in full; what goes beyond is counted. */
const MOST_LISTED = 20;

function refusal(wrong: Wrong[]): PictoryFailure {
	const isOneItem = new Set(wrong.map(([{ itemIndex }]) => itemIndex)).size === 1;
	const sentences = wrong.map(([{ position }, member, message]) => `'${changeLabel(position, member)}' ${message}`);
	const lines = sentences
		.slice(0, MOST_LISTED)
		.map((sentence, index) => (isOneItem ? sentence : `Item ${(wrong[index]?.[0].itemIndex ?? 0) + 1}: ${sentence}`));
	if (wrong.length > lines.length) lines.push(`… and ${wrong.length - lines.length} more`);
	return new PictoryFailure(sentences[0] ?? '', {
		code: INVALID_PARAMETER,
		description:
			wrong.length === 1
				? 'Nothing was changed at Pictory'
				: `Nothing was changed at Pictory. To put right:\n${lines.join('\n')}`,
	});
}

/** The members every changed element has to be sent with; they are the element's own (docs/pictory-api.md §4.6). */
const KINDS_OF = ['elementType', 'type'] as const;
const TIMES_OF = ['startTime', 'duration'] as const;

/** @returns an element as Update Preview sends it: what says which one it is, and what changes */
export function elementUpdate({ element: { whole }, members }: ResolvedChange): IDataObject {
	const own = [
		...KINDS_OF.map((name) => [name, whole[name]] as const),
		...TIMES_OF.map((name) => [name, secondsOf(whole[name])] as const),
	];
	return { id: whole.id, ...Object.fromEntries(own.filter(([, value]) => value !== undefined)), ...members };
}

/** Seconds that came as a text are sent as the number they are. */
function secondsOf(value: unknown): unknown {
	if (typeof value !== 'string' || isBlank(value)) return value;
	const seconds = Number(value);
	return Number.isFinite(seconds) ? seconds : value;
}

/** @returns what Pictory requires of a changed element, and neither the preview nor the change has */
export function missingOf(resolved: ResolvedChange): Array<[member: string, message: string]> {
	const update = elementUpdate(resolved);
	const { title } = resolved.element;
	return [
		...KINDS_OF.filter((name) => !isFilled(update[name])).map((name): [string, string] => [
			'id',
			`is ${title}, of which the preview does not tell the ${name} that Pictory requires. Add it under More as JSON.`,
		]),
		...TIMES_OF.filter((name) => typeof update[name] !== 'number').map((name): [string, string] => [
			name,
			`is empty, and the preview does not tell it of the element (${title}). Add it under More Changes.`,
		]),
	];
}
