import type { IDataObject } from 'n8n-workflow';

import { filesIn } from '../../aws/records';
import { isPlainObject } from '../../common/guards';
import { meantAddress } from '../../operation/address';
import { readAll, type Values } from '../../operation/fields';
import type { Item } from '../../operation/item';
import { fileFields, fileRow, mediaFields } from './panel/media';
import { type Content, type DraftScene, sceneLabels, sceneOf, type StoryboardValues } from './draftScene';

/** What is said of the files of a row, or of an item. */
type Wishes = Omit<Values<typeof fileRow>, 'visualUrl'>;
type Tell = (field: string, message: string) => void;

const label = sceneLabels(fileRow);
const { visualUrl, clipEnd, narration, type, sceneOptions } = fileRow;

/** A scene per row. */
export function fromRows({ mediaFiles }: StoryboardValues, item: Item): Content {
	const scenes = mediaFiles.map((row, index): DraftScene => {
		const title = `Scene ${index + 1}`;
		const tell: Tell = (field, message) => tellOnce(item, `${title} › ${field}`, message);
		return { ...sceneWith(row.visualUrl, row, tell), title, label };
	});
	return { main: mediaFields.mediaFiles.label, scenes };
}

/** The files of each input item: mostly one, but an event can carry several. */
export function fromItems(values: StoryboardValues, first: Item, items: Item[]): Content {
	const exact = new Set<string>();
	const scenes = items.flatMap((item): DraftScene[] => {
		const wishes = item === first ? values : readAll(fileFields, item.source);
		const tell: Tell = (field, message) => tellOnce(item, field, message);
		return addressesIn(wishes.visualUrl, exact, tell).map((file) => ({
			...sceneWith(file, wishes, tell),
			title: '',
			label,
			owner: item,
		}));
	});
	return { main: visualUrl.label, scenes, exact };
}

/** @param exact is given those that S3 itself has named */
function addressesIn(value: unknown, exact: Set<string>, tell: Tell): string[] {
	if (value === '') return [''];
	const found = filesIn(value);
	for (const message of found.troubles) tell(visualUrl.label, message);
	for (const address of found.exact) exact.add(address);
	return found.addresses.map((address) => (exact.has(address) ? address : meantAddress(address)));
}

function sceneWith(file: string, wishes: Wishes, tell: Tell): Pick<DraftScene, 'scene' | 'custom'> {
	const scene = sceneOf({ visualUrl, narration, type, sceneOptions }, { ...wishes, visualUrl: file });
	const { customJson: custom } = wishes.sceneOptions;
	return { scene: { ...scene, background: used(scene.background, wishes, tell) }, ...(custom && { custom }) };
}

/** The part of a file that is used, and its sound. */
function used(background: unknown, wishes: Wishes, tell: Tell): IDataObject {
	const whole: IDataObject = isPlainObject(background) ? background : {};
	const clip = clipOf(wishes, tell);
	// Only a video has a part to cut, so a name that does not tell is one.
	const more = Array.isArray(whole.clips) ? (whole.clips as IDataObject[]) : [];
	if (!clip && more.length > 0)
		tell(clipEnd.label, 'is empty. Enter where the first part ends; More Clips go on from there.');
	const cut: IDataObject = clip ? { type: 'video', ...whole, clips: [clip, ...more] } : whole;
	const settings = isPlainObject(cut.settings) ? cut.settings : {};
	return wishes.mute === false && cut.type !== 'image' ? { ...cut, settings: { ...settings, mute: false } } : cut;
}

function clipOf({ clipStart: start = 0, clipEnd: end }: Wishes, tell: Tell): IDataObject | undefined {
	if (end !== undefined && end > 0) return { start, end };
	if (start > 0) {
		const state = end === undefined ? 'is empty' : `is ${end}`;
		tell(clipEnd.label, `${state}. Enter the second where the part that begins at ${start} ends.`);
	}
	return undefined;
}

function tellOnce(item: Item, field: string, message: string): void {
	const isKnown = item.problems.some((known) => known.itemIndex === item.index && known.field === field);
	if (!isKnown) item.problem(field, message);
}
