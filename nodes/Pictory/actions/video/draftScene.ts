import type { IDataObject } from 'n8n-workflow';

import { mediaTypeOf } from '../../aws/mediaType';
import { isPlainObject } from '../../common/guards';
import { type FieldSet, labelIn, labelsOf, putAll, type Values } from '../../operation/fields';
import type { Item } from '../../operation/item';
import type { storyboardFields } from './panel';
import { addressFields, audioLanguage, scriptFields } from './panel/recordings';
import { sourceOptions } from './panel/sceneOptions';
import { sceneRow } from './panel/scenes';
import { splitContent, textFields } from './panel/text';

export type StoryboardValues = Values<typeof storyboardFields>;

/** One scene on its way into the body. */
export interface DraftScene {
	/** What its own fields say. */
	scene: IDataObject;
	/** Merged into the scene last. */
	custom?: IDataObject;
	/** Title of its row in the panel, '' when its fields stand in the panel themselves. */
	title: string;
	/** The panel's words for its members. */
	label(path: string): string;
	/** The item it came from; absent for what belongs to the whole video. */
	owner?: Item;
}

/** The scenes of a video in order, and the label of the field they come from. */
export interface Content {
	main: string;
	scenes: DraftScene[];
	/** Addresses that S3 itself has named (see aws/records.ts). */
	exact?: ReadonlySet<string>;
}

/** Those of a video of a single scene, of which the sources that are not chosen leave theirs empty. */
export const singleFields = {
	...textFields,
	...addressFields,
	audioLanguage,
	...scriptFields,
	splitContent,
	...sourceOptions,
};

/** The words of these fields, and of all others of a scene for what only JSON has brought. */
export function sceneLabels(fields: FieldSet): (path: string) => string {
	return labelIn([fields, sceneRow, singleFields].flatMap(labelsOf));
}

/** Notes what is wrong with the field of this label, in the row or item it belongs to. */
export type Tell = (field: string, message: string) => void;

export const rowLabel = sceneLabels(sceneRow);

export function sceneOf<Set extends FieldSet>(fields: Set, values: Partial<Values<Set>>): IDataObject {
	const scene = putAll(fields, values);
	const { background, backgroundBrolls: bRoll, backgroundCorpus: pool } = scene;
	return {
		...scene,
		...(isPlainObject(background) && { background: withType(background) }),
		...(Array.isArray(bRoll) && { backgroundBrolls: (bRoll as IDataObject[]).map(withType) }),
		...(Array.isArray(pool) && {
			backgroundCorpus: (pool as IDataObject[]).map((image) => ({ type: 'image', ...image })),
		}),
	};
}

/** Where the name of the file does not tell its type, Pictory finds out itself. */
function withType(background: IDataObject): IDataObject {
	const { type, visualUrl } = background;
	if (type !== undefined || typeof visualUrl !== 'string') return background;
	const guessed = mediaTypeOf(visualUrl);
	return guessed === undefined || guessed === 'audio' ? background : { type: guessed, ...background };
}

/** The length of a scene stands beside its file, and may be among its options, too. */
export function reportTwoLengths(
	{ minimumDuration: shown, sceneOptions: { minimumDuration: least } }: RowLengths,
	tell: Tell,
): void {
	if (!shown || least === undefined || shown === least) return;
	tell(
		sceneRow.minimumDuration.label,
		`is ${shown}, but the Minimum Duration among the Scene Options is ${least}. Keep one of them.`,
	);
}

type RowLengths = Pick<Values<typeof sceneRow>, 'minimumDuration' | 'sceneOptions'>;
