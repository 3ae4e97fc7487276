import {
	type IDataObject,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	NodeHelpers,
} from 'n8n-workflow';

import { isPlainObject } from '../../../../nodes/Pictory/common/guards';
import { fill, properties } from './panel';

/** A field as it is on show in a filled-in panel, and the object that holds its value. */
export interface Shown {
	/** Its place in the panel: `additionalFields.logo.values.width`. */
	path: string;
	property: INodeProperties;
	holder: IDataObject;
}

/** @returns a whole number from 0 up to a limit, which it leaves out */
export type Dice = (limit: number) => number;

/** The same numbers for the same seed (mulberry32). */
export function diceOf(seed: number): Dice {
	let state = seed;
	return (limit) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
	};
}

function between(draw: Dice, least: number, most: number): number {
	return least + draw(most - least + 1);
}

function oneOf<Value>(draw: Dice, values: readonly [Value, ...Value[]] | Value[]): Value {
	return values[draw(values.length)] as Value;
}

/** What is not about the video, is the whole body itself, or is filled from a list of Pictory's. */
const LEFT_ALONE = new Set(['body', 'customJson', 'download', 'operation', 'options', 'output', 'resource', 'wait']);
/** What belongs to a part that was added: without it, the part is refused. */
const NEEDED =
	/^(?:avatarId|color|fontName|fontUrl|musicUrl|query|speaker|story|text|url|videoName|visualUrl|voiceUrl)$/;

/** A panel as a person fills it in: what n8n shows is filled in or left, from the top down. */
export function randomPanel(draw: Dice): IDataObject {
	const panel: IDataObject = { resource: 'video', operation: 'create' };
	fillIn(properties, panel, panel, draw, 0.15);
	return fill(panel);
}

function fillIn(list: INodeProperties[], values: IDataObject, root: IDataObject, draw: Dice, odds: number): void {
	for (const property of list) {
		const { name } = property;
		if (LEFT_ALONE.has(name) || !isOnShow(property, values, root)) continue;
		values[name] = structuredClone(property.default) as IDataObject[string];
		const isNeeded = property.required === true || NEEDED.test(name);
		const isMenu = property.type === 'options';
		if (chance(draw, isNeeded ? 0.95 : isMenu ? 0.5 : odds)) values[name] = filledIn(property, root, draw);
	}
}

function filledIn(property: INodeProperties, root: IDataObject, draw: Dice): IDataObject[string] {
	const { options = [], typeOptions } = property;
	if (property.type === 'collection') {
		const members: IDataObject = {};
		for (const option of options as INodeProperties[]) {
			if (LEFT_ALONE.has(option.name) || !chance(draw, 0.1) || !isOnShow(option, members, root)) continue;
			members[option.name] = filledIn(option, root, draw);
		}
		return members;
	}
	if (property.type !== 'fixedCollection') return valueFor(property, draw);
	const rowOf = ({ values }: INodePropertyCollection): IDataObject => {
		const row: IDataObject = {};
		fillIn(values, row, root, draw, 0.4);
		return row;
	};
	const groups = options as INodePropertyCollection[];
	if (typeOptions?.multipleValues !== true) {
		const chosen = groups.filter(() => groups.length === 1 || chance(draw, 0.6));
		return Object.fromEntries(chosen.map((group) => [group.name, rowOf(group)]));
	}
	const count = between(draw, 1, 2);
	return Object.fromEntries(groups.map((group) => [group.name, Array.from({ length: count }, () => rowOf(group))]));
}

/** What could stand in a field, unlike anything else in the panel where it is a text. */
export function valueFor(property: INodeProperties, draw: Dice): IDataObject[string] {
	const { name, type, options = [], typeOptions: { minValue = 0, maxValue = 300 } = {} } = property;
	const word = `w${between(draw, 1_000_000, 9_999_999)}`;
	const values = (options as INodePropertyOptions[]).map(({ value }) => value);
	switch (type) {
		case 'options':
			return oneOf(
				draw,
				values.filter((value) => name !== 'source' || value !== 'json'),
			) as string;
		case 'multiOptions':
			return [oneOf(draw, values) as string];
		case 'number':
			// Where a part of a recording ends, it has begun.
			return /^(?:end|clipEnd)$/.test(name) ? between(draw, 400, 900) : between(draw, minValue, maxValue);
		case 'boolean':
			return draw(2) === 1;
		case 'color':
			return `#${between(draw, 0x100000, 0xffffff).toString(16)}`;
		case 'json':
			return name === 'destinations' ? `[{"type":"${word}"}]` : `{"a":"${word}"}`;
		case 'resourceLocator':
			return { __rl: true, mode: 'id', value: word };
		default:
			return textFor(property, word, draw);
	}
}

function textFor({ name, displayName }: INodeProperties, word: string, draw: Dice): string {
	const address = (ending: string): string => `https://example.com/${word}${ending}`;
	if (/^(?:blogUrl|webhook)$/.test(name)) return address('');
	if (/^(?:audioUrl|musicUrl|voiceUrl)$/.test(name)) return address('.mp3');
	if (name === 'pptUrl') return address('.pptx');
	if (name === 'fontUrl') return address('.ttf');
	if (name === 'videoUrl') return address('.mp4');
	if (name === 'visualUrl' && displayName !== 'Image') return address(oneOf(draw, ['.mp4', '.jpg']));
	if (/url/i.test(name)) return address('.png');
	return `${word}${oneOf(draw, ['', ` "quoted"`, ` <b>bold</b> & more`, `'s`, ` é 日本`])}`;
}

function chance(draw: Dice, odds: number): boolean {
	return between(draw, 1, 100) <= odds * 100;
}

function isOnShow(property: INodeProperties, values: IDataObject, root: IDataObject): boolean {
	if (['hidden', 'notice', 'resourceMapper'].includes(property.type)) return false;
	return NodeHelpers.displayParameter(
		values as INodeParameters,
		property,
		{ typeVersion: 1 },
		null,
		root as INodeParameters,
	);
}

/** All single fields of a panel that are on show, wherever they are. */
export function shownIn(panel: IDataObject): Shown[] {
	return shownAmong(properties, panel, panel, '');
}

function shownAmong(list: INodeProperties[], values: IDataObject, root: IDataObject, at: string): Shown[] {
	return list.flatMap((property): Shown[] => {
		const { name, type, options = [] } = property;
		const value = values[name];
		if (LEFT_ALONE.has(name) || value === undefined || !isOnShow(property, values, root)) return [];
		if (type !== 'collection' && type !== 'fixedCollection')
			return [{ path: `${at}${name}`, property, holder: values }];
		if (!isPlainObject(value)) return [];
		if (type === 'collection') return shownAmong(options as INodeProperties[], value, root, `${at}${name}.`);
		return (options as INodePropertyCollection[]).flatMap((group) => {
			const rows = [value[group.name]].flat().filter(isPlainObject);
			return rows.flatMap((row) => shownAmong(group.values, row, root, `${at}${name}.${group.name}.`));
		});
	});
}
