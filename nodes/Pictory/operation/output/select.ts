import type { IDataObject } from 'n8n-workflow';

import { isPlainObject, memberOf } from '../../common/guards';

/** Other names of fields, in older answers of Pictory and in people's heads (docs/pictory-api.md §7.4). */
const OTHER_NAMES: Readonly<Record<string, string>> = {
	id: 'jobId',
	preview: 'previewUrl',
	shareVideoURL: 'videoShareURL',
};

/**
 * Fields by their names. A name may lead into a field with dots; of a list, it is taken from every entry, or with a number
 * from one. Each stays at its place, so that the expression which found it in the whole finds it here.
 * @returns the fields, and the names there is nothing for
 */
export function select(whole: IDataObject, names: readonly string[]): { selected: IDataObject; missing: string[] } {
	let selected: IDataObject = {};
	const missing: string[] = [];
	for (const name of new Set(names)) {
		const found = find(whole, name);
		if (isPlainObject(found)) selected = merged(selected, found) as IDataObject;
		else missing.push(name);
	}
	return { selected, missing };
}

/** As it stands; else as in an expression, or with the `data` around it that Pictory's own pages show. */
function find(whole: IDataObject, name: string): unknown {
	if (Object.hasOwn(whole, name)) return { [name]: whole[name] };
	const steps = stepsOf(name.replace(/^\$json(?=[.[])/, ''));
	const found = steps.length === 0 ? undefined : pick(whole, steps);
	return found === undefined && steps.length > 1 && steps[0] === 'data' ? pick(whole, steps.slice(1)) : found;
}

/** @returns `elements[0].text` as `elements`, `0`, `text` */
function stepsOf(path: string): string[] {
	return path
		.replace(/\[["']?([^[\]"']*)["']?\]/g, '.$1')
		.split('.')
		.map((step) => step.trim())
		.filter((step) => step !== '');
}

/** The value with nothing in it but what the steps lead to; nothing when they lead nowhere. */
function pick(value: unknown, steps: readonly string[]): unknown {
	const [step, ...rest] = steps;
	if (step === undefined) return value;
	if (Array.isArray(value)) return /^\d+$/.test(step) ? pickOne(value, Number(step), rest) : pickEach(value, steps);
	if (!isPlainObject(value)) return undefined;
	const name = nameMeant(value, step);
	const found = name === undefined ? undefined : pick(value[name], rest);
	return name === undefined || found === undefined ? undefined : { [name]: found };
}

/** One entry of a list, with empty ones before it. */
function pickOne(list: readonly unknown[], position: number, rest: readonly string[]): unknown {
	if (position >= list.length) return undefined;
	const found = pick(list[position], rest);
	return found === undefined ? undefined : [...Array.from({ length: position }, () => ({})), found];
}

function pickEach(list: readonly unknown[], steps: readonly string[]): unknown {
	const found = list.map((entry) => pick(entry, steps));
	if (list.length > 0 && found.every((entry) => entry === undefined)) return undefined;
	return found.map((entry) => entry ?? {});
}

/** In other capitals, or as words: `Video URL` is `videoURL` when nothing else can be. */
function nameMeant(value: IDataObject, step: string): string | undefined {
	for (const name of [step, memberOf(OTHER_NAMES, step)]) {
		if (name !== undefined && Object.hasOwn(value, name)) return name;
	}
	const wanted = folded(step);
	const alike = Object.keys(value).filter((name) => folded(name) === wanted);
	return alike.length === 1 ? alike[0] : undefined;
}

function folded(name: string): string {
	return name.toLowerCase().replace(/[\s_-]/g, '');
}

function merged(one: unknown, other: unknown): unknown {
	if (Array.isArray(one) && Array.isArray(other)) {
		const length = Math.max(one.length, other.length);
		return Array.from({ length }, (_, index) => mergedEntry(one[index], other[index]));
	}
	if (!isPlainObject(one) || !isPlainObject(other)) return other;
	const both = Object.entries(other).map(([name, value]) => [
		name,
		Object.hasOwn(one, name) ? merged(one[name], value) : value,
	]);
	return { ...one, ...Object.fromEntries(both) };
}

/** Where one list ends, or has an empty entry that only keeps a place, the other goes on. */
function mergedEntry(one: unknown, other: unknown): unknown {
	if (other === undefined) return one;
	const isPlaceOnly = isPlainObject(other) && Object.keys(other).length === 0 && one !== undefined;
	return isPlaceOnly ? one : merged(one, other);
}
