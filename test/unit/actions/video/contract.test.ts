/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { video } from '../../../../nodes/Pictory/actions/video/body/video';
import { storyboardFields } from '../../../../nodes/Pictory/actions/video/panel';
import { labelsOf } from '../../../../nodes/Pictory/operation/fields';
import type { Schema } from '../../../../nodes/Pictory/operation/rules';

/** A schema of the OpenAPI document, as far as it is compared. */
interface Documented extends Omit<Schema, 'type' | 'items' | 'properties'> {
	$ref?: string;
	type?: string | string[];
	const?: string;
	items?: Documented;
	properties?: Record<string, Documented>;
}

const document = parse(readFileSync(join(__dirname, '../../../sandbox/openapi.yaml'), 'utf8')) as {
	components: { schemas: Record<string, Documented> };
};
const { schemas } = document.components;

const NOT_EMPTY =
	'An empty text is a problem of its own: see the rules over several members, or the words of the field';
const NOT_EMPTY_LIST = 'Pictory takes it, but an empty list is a slip';
const OPEN = 'UNCERTAIN (docs/pictory-api.md §4.8): the pages differ, so that every value passes';
const MODELS =
	'UNCERTAIN (docs/pictory-api.md §4.8): every model passes; what a known one can make is judged by aiVisualFits';
const UNSPECIFIED = 'The format is not documented: it passes as it is';
const BY_NAME = 'An id or a name: any text, of which one is given';

/**
 * What stands in one of the two only, with the reason. `+` is said by our rules only, `-` by the document only. A `*`
 * stands
 * for anything.
 */
const IN_ONE_ONLY: Readonly<Record<string, string>> = {
	'*videoName: - minLength 1': NOT_EMPTY,
	'*.prompt: - minLength 1': NOT_EMPTY,
	'*.visualUrl: - minLength 1': NOT_EMPTY,
	'*.elements[].text: - minLength 1': NOT_EMPTY,
	'video*: + type integer': 'Pixels are whole',
	'video*: - type number': 'Pixels are whole',
	'video*: + minimum 1': 'The document says it as exclusiveMinimum 0',
	'*.decorations: + minItems 1': NOT_EMPTY_LIST,
	'*.aiVoices: + minItems 1': NOT_EMPTY_LIST,
	'*.clips: + minItems 1': NOT_EMPTY_LIST,
	'*.libraries: + minItems 1': NOT_EMPTY_LIST,
	'destinations: + minItems 1': NOT_EMPTY_LIST,
	'scenes[].backgroundBrolls: + minItems 1': NOT_EMPTY_LIST,
	'scenes[].backgroundCorpus: + minItems 1': NOT_EMPTY_LIST,
	'scenes: + minItems 0': 'With a template it may be empty',
	'language: - enum *': OPEN,
	'*.aiVisual.model: - enum *': MODELS,
	'*.aiVisual.videoDuration: - enum *': MODELS,
	'*.bulletSize: - property': UNSPECIFIED,
	'*.borderRadius: - property': UNSPECIFIED,
	'scenes[].avatar.borderThickness: - property': UNSPECIFIED,
	'scenes[].elements[].strokeWidth: - property': UNSPECIFIED,
	'*.settings.zoomAndPan: - property': UNSPECIFIED,
	'*.settings.kenBurnsEffect: - property': UNSPECIFIED,
	'*.settings.videoKenBurns: - property': UNSPECIFIED,
	'*.motionGraphics.prompt: - property': UNSPECIFIED,
	'*.motionGraphics.style: - property': UNSPECIFIED,
	'scenes[].backgroundCorpus[].prefer: - property': UNSPECIFIED,
	'scenes[].transcript: - property': UNSPECIFIED,
	'scenes[].mediaRepurposeSettings: - property': UNSPECIFIED,
	'scenes[].sceneId: - property': UNSPECIFIED,
	'scenes[].insertBeforeSceneId: - property': UNSPECIFIED,
	'scenes[].insertAfterSceneId: - property': UNSPECIFIED,
	'projectMetadata: - property': UNSPECIFIED,
	'storyboardVersion: - property': 'To be left unset (docs/pictory-api.md §4.8)',
	'destinations[].type: - property': 'Judged by a rule of its own: it must be there',
	'*brandId: - property': BY_NAME,
	'*brandName: - property': BY_NAME,
	'*smartLayoutId: - property': BY_NAME,
	'*smartLayoutName: - property': BY_NAME,
	'*subtitleStyleId: - property': BY_NAME,
	'*subtitleStyleName: - property': BY_NAME,
};

const BY_GUIDES = 'UNCERTAIN (docs/pictory-api.md §4.8): the sources Video and PowerPoint send a scene in its place';

/** What of the document has no field in the panel, with the reason. */
const WITHOUT_FIELD: Readonly<Record<string, string>> = {
	'scenes[].sceneId': UNSPECIFIED,
	'scenes[].insert*SceneId': UNSPECIFIED,
	'scenes[].transcript': UNSPECIFIED,
	'scenes[].mediaRepurposeSettings': UNSPECIFIED,
	'scenes[].background.brollClip.*': 'Belongs to backgroundBrolls',
	'scenes[].backgroundCorpus[].type': 'Always an image',
	'scenes[].backgroundCorpus[].prefer': UNSPECIFIED,
	'scenes[].avatar.borderThickness': UNSPECIFIED,
	'scenes[].elements[].style.*ullet*': 'Bullets are for captions',
	url: BY_GUIDES,
	videoToVideo: BY_GUIDES,
	useSpeakerNotes: BY_GUIDES,
	projectMetadata: UNSPECIFIED,
	storyboardVersion: 'To be left unset (docs/pictory-api.md §4.8)',
};

test('rules and document agree, but for what is listed', () => {
	expect(unlisted(differences(video.schema ?? {}, schemas.Storyboard ?? {}, ''), IN_ONE_ONLY)).toEqual({
		unexplained: [],
		outdated: [],
	});
});

test('every place of the document has a field in the panel, but for what is listed', () => {
	const fields = new Set(placesOfFields());
	const without = placesOf(schemas.Storyboard ?? {}, '').filter((place) => !fields.has(place));
	expect(unlisted(without, WITHOUT_FIELD)).toEqual({ unexplained: [], outdated: [] });
});

test('every field of the panel has a place in the document', () => {
	const places = new Set(placesOf(schemas.Storyboard ?? {}, '', true));
	expect(placesOfFields().filter((place) => !places.has(place))).toEqual([]);
});

test('a difference is found', () => {
	const ours: Schema = { type: 'object', properties: { a: { type: 'string', maxLength: 5 }, b: { type: 'string' } } };
	const theirs: Documented = {
		properties: { a: { type: 'number', maxLength: 6, enum: ['x'] }, c: { type: 'array', items: { minimum: 1 } } },
	};
	expect(differences(ours, theirs, '')).toEqual([
		'a: + type string',
		'a: - type number',
		'a: + maxLength 5',
		'a: - maxLength 6',
		'a: - enum x',
		'b: + property',
		'c: - property',
	]);
	expect(unlisted(['b: + property'], { 'b: + property': '', 'c: - *': '' })).toEqual({
		unexplained: [],
		outdated: ['c: - *'],
	});
});

const LIMITS = ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'] as const;

/** One line for each thing that only one of the two says. */
function differences(ours: Schema, documented: Documented, place: string): string[] {
	const theirs = resolved(documented);
	const line = (sign: string, what: string): string => `${place === '' ? 'body' : place}: ${sign} ${what}`;
	const types = ours.type !== undefined && theirs.type !== undefined && String(theirs.type) !== ours.type;
	const values = theirs.enum ?? (theirs.const === undefined ? [] : [theirs.const]);
	const known = ours.enum ?? [];
	const inside = [...new Set([...Object.keys(ours.properties ?? {}), ...Object.keys(theirs.properties ?? {})])];
	return [
		...(types ? [line('+', `type ${ours.type}`), line('-', `type ${String(theirs.type)}`)] : []),
		...LIMITS.flatMap((limit) => {
			const [here, there] = [ours[limit], theirs[limit]];
			if (here === there) return [];
			return [
				...(here === undefined ? [] : [line('+', `${limit} ${here}`)]),
				...(there === undefined ? [] : [line('-', `${limit} ${there}`)]),
			];
		}),
		...known.filter((value) => !values.includes(value)).map((value) => line('+', `enum ${value}`)),
		...values.filter((value) => !known.includes(value)).map((value) => line('-', `enum ${value}`)),
		...inside.flatMap((name) => {
			const [here, there] = [ours.properties?.[name], theirs.properties?.[name]];
			const below = place === '' ? name : `${place}.${name}`;
			if (here && there) return differences(here, there, below);
			return [`${below}: ${here ? '+' : '-'} property`];
		}),
		...(ours.items && theirs.items ? differences(ours.items, theirs.items, `${place}[]`) : []),
	];
}

/** The places of a body that a user can fill: its leaves. @param withObjects those that hold others, too */
function placesOf(documented: Documented, place: string, withObjects = false): string[] {
	const { properties, items } = resolved(documented);
	const own = place === '' ? [] : [place];
	if (items?.properties || (items && resolved(items).properties)) {
		return [...(withObjects ? own : []), ...placesOf(items, `${place}[]`, withObjects)];
	}
	if (!properties) return own;
	const inside = Object.entries(properties).flatMap(([name, member]) =>
		placesOf(member, place === '' ? name : `${place}.${name}`, withObjects),
	);
	return [...(withObjects ? own : []), ...inside];
}

/** Where the fields of the panel put their values: those of a scene stand below `scenes[]`. */
function placesOfFields(): string[] {
	const inVideo = new Set(placesOf(schemas.Storyboard ?? {}, '', true));
	return labelsOf(storyboardFields)
		.map(([path]) => path.replace(/^(?:intro|outro)\./, 'scenes[].').replace(/\[0\]/g, '[]'))
		.map((path) => (inVideo.has(path) ? path : `scenes[].${path}`));
}

function resolved(documented: Documented): Documented {
	const name = documented.$ref?.split('/').at(-1);
	return name === undefined ? documented : (schemas[name] ?? {});
}

/** @returns what is not listed, and what is listed for nothing */
function unlisted(
	found: string[],
	listed: Readonly<Record<string, string>>,
): { unexplained: string[]; outdated: string[] } {
	const used = new Set<string>();
	const unexplained = found.filter((line) => {
		const entry = Object.keys(listed).find((key) => patternOf(key).test(line));
		if (entry !== undefined) used.add(entry);
		return entry === undefined;
	});
	return { unexplained, outdated: Object.keys(listed).filter((key) => !used.has(key)) };
}

function patternOf(key: string): RegExp {
	return new RegExp(
		`^${key
			.split('*')
			.map((part) => part.replace(/[.[\]()+?^$|{}\\]/g, '\\$&'))
			.join('.*')}$`,
	);
}
