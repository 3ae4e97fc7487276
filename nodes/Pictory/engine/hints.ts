import type { IExecuteFunctions } from 'n8n-workflow';

import { quoted } from '../operation/rules';
import { withoutSecrets } from '../transport/redact';
import { isTool } from './tool';
import type { Unit } from './unit';

/** More than these nobody reads. */
const MOST_HINTS = 10;
/** Items named in one hint. */
const MOST_NAMED = 10;

/** What hints are about: a unit that has not failed has a result. */
export type Hinted = Pick<Unit, 'itemIndexes' | 'failure' | 'hints' | 'show'>;

/**
 * Puts above the node's output what a green tick does not tell. An agent reads the answer only, and an older n8n has no
 * such place.
 */
export function giveHints(context: IExecuteFunctions, units: readonly Hinted[]): void {
	if (isTool(context) || !('addExecutionHints' in context)) return;
	for (const message of hintsOf(units)) {
		context.addExecutionHints({ message: asHtml(withoutSecrets(message)), type: 'info', location: 'outputPane' });
	}
}

/** Each hint once; its items are named, counted from 1, when it is not about all of several. */
export function hintsOf(units: readonly Hinted[]): string[] {
	const whose = new Map<string, Hinted[]>();
	for (const [unit, texts] of hintsByUnit(units)) for (const text of new Set(texts)) addTo(whose, text, unit);
	const hints = [...whose].map(([text, some]) =>
		some.length === units.length ? text : `${namedItems(some.flatMap(({ itemIndexes }) => itemIndexes))}: ${text}`,
	);
	const more = hints.length - MOST_HINTS;
	return more > 0 ? [...hints.slice(0, MOST_HINTS), `… and ${more} more of this kind`] : hints;
}

function hintsByUnit(units: readonly Hinted[]): Array<[Hinted, string[]]> {
	const sound = units.filter(({ failure }) => failure === undefined);
	const sameName = sameNames(sound);
	return sound.map((unit) => [unit, [...unit.hints, ...(sameName.get(unit) ?? [])]]);
}

/** Videos of one name are told apart by nobody in the Pictory app. */
function sameNames(units: readonly Hinted[]): Map<Hinted, string[]> {
	const groups = new Map<string, Hinted[]>();
	for (const unit of units) {
		const { videoName } = unit.show;
		if (typeof videoName !== 'string') continue;
		addTo(groups, videoName.trim().toLowerCase(), unit);
	}
	const hints = new Map<Hinted, string[]>();
	for (const group of groups.values()) {
		if (group.length < 2) continue;
		const text = `${group.length} videos of this run are called ${quoted(group[0]?.show.videoName)}. To tell them apart, put something of the item into the Video Name, such as {{ $json.name }}.`;
		for (const unit of group) hints.set(unit, [text]);
	}
	return hints;
}

function addTo(groups: Map<string, Hinted[]>, name: string, unit: Hinted): void {
	const group = groups.get(name);
	if (group) group.push(unit);
	else groups.set(name, [unit]);
}

function namedItems(itemIndexes: readonly number[]): string {
	const numbers = [...new Set(itemIndexes)].sort((one, other) => one - other).map((index) => index + 1);
	const named = numbers.slice(0, MOST_NAMED).map(String);
	const rest = numbers.length - named.length;
	if (rest > 0) return `Items ${named.join(', ')} and ${rest} more`;
	const last = named.pop() ?? '';
	return named.length === 0 ? `Item ${last}` : `Items ${named.join(', ')} and ${last}`;
}

/** n8n shows a hint as HTML: what a user has named a video must not become tags. */
function asHtml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
