import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from '../common/guards';
import { trimmed } from '../common/trimmed';

/** What an element of a preview is for whoever changes it; `other` for what the API's page does not name. */
export type ElementKind = 'background' | 'layer' | 'music' | 'other' | 'sound' | 'text' | 'voiceOver';

const NAMES: Readonly<Record<ElementKind, string>> = {
	background: 'Background',
	layer: 'Layer',
	music: 'Music',
	other: 'Element',
	sound: 'Sound',
	text: 'Scene Text',
	voiceOver: 'Voice-Over',
};

/** An element of a preview that can be named, and so be changed (docs/pictory-api.md §4.6). */
export interface PreviewElement {
	id: string;
	kind: ElementKind;
	/** In a sentence and in a list: `Scene Text · Our spring sale… · at 0:04`. */
	title: string;
	/** What stands in it, without tags; nothing for what shows or plays a file. */
	words?: string;
	/** As Pictory gave it. */
	whole: IDataObject;
	/** Where it lies among all elements. */
	index: number;
}

/** Those with an ID, in their order. */
export function namedElements(elements: readonly unknown[]): PreviewElement[] {
	return elements.flatMap((element, index) => {
		const id = isPlainObject(element) ? idOf(element) : undefined;
		return isPlainObject(element) && id !== undefined ? [named(element, id, index)] : [];
	});
}

function idOf({ id }: IDataObject): string | undefined {
	if (typeof id === 'string') return trimmed(id) === '' ? undefined : id;
	return Number.isSafeInteger(id) ? String(id) : undefined;
}

function named(whole: IDataObject, id: string, index: number): PreviewElement {
	const kind = kindOf(whole, id);
	const words = typeof whole.text === 'string' ? plainText(whole.text) : undefined;
	return { id, kind, title: titleOf(whole, kind, words), ...(words !== undefined && { words }), whole, index };
}

function kindOf({ elementType, type }: IDataObject, id: string): ElementKind {
	switch (elementType) {
		case 'backgroundElement':
			return 'background';
		case 'SceneText':
			return 'text';
		case 'layerItem':
			return type === 'text' ? 'text' : 'layer';
		case 'audioElement':
			return id === 'bgMusic' ? 'music' : id === 'voiceOver' ? 'voiceOver' : 'sound';
		default:
			return 'other';
	}
}

function titleOf(whole: IDataObject, kind: ElementKind, words: string | undefined): string {
	const name = kind === 'text' && whole.elementType === 'layerItem' ? 'Layer Text' : NAMES[kind];
	const what = words === undefined ? (kind === 'background' || kind === 'layer' ? fileNameOf(whole) : '') : cut(words);
	return [name, what, timeOf(whole, kind)].filter((part) => part !== '').join(' · ');
}

const MOST_SHOWN = 40;

function cut(words: string): string {
	const signs = Array.from(words.slice(0, 4 * MOST_SHOWN));
	return signs.length > MOST_SHOWN ? `${trimmed(signs.slice(0, MOST_SHOWN - 1).join(''))}…` : words;
}

/** What HTML has in place of signs. */
const SIGNS: Readonly<Record<string, string>> = {
	'&#39;': "'",
	'&amp;': '&',
	'&apos;': "'",
	'&gt;': '>',
	'&lt;': '<',
	'&nbsp;': ' ',
	'&quot;': '"',
};

/** As it is read in the video: without tags, and with single spaces. */
export function plainText(text: string): string {
	const words = text
		.replace(/<[^<>]*>/g, '')
		.replace(/&(?:#39|amp|apos|gt|lt|nbsp|quot);/g, (sign) => SIGNS[sign] ?? sign);
	return trimmed(words.replace(/\s+/g, ' '));
}

/** Never the part of an address that lets people in. */
function fileNameOf({ visualUrl, url }: IDataObject): string {
	const address = [visualUrl, url].find((value) => typeof value === 'string' && value !== '');
	if (typeof address !== 'string') return '';
	const path = (/^https?:/i.test(address) ? address.split(/[?#]/, 1)[0] : address) ?? '';
	const name = path.slice(path.lastIndexOf('/') + 1);
	try {
		return cut(decodeURIComponent(name));
	} catch {
		return cut(name);
	}
}

/** Sound plays all the time. */
function timeOf({ startTime, duration }: IDataObject, kind: ElementKind): string {
	if (kind === 'music' || kind === 'voiceOver' || !isSeconds(startTime)) return '';
	return kind === 'text' || !isSeconds(duration)
		? `at ${clock(startTime)}`
		: `${clock(startTime)}–${clock(startTime + duration)}`;
}

function isSeconds(value: unknown): value is number {
	return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

/** @returns seconds as `1:05` */
export function clock(seconds: number): string {
	const whole = Math.floor(seconds);
	return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
