import type { IDataObject } from 'n8n-workflow';

import { filesIn } from '../../aws/records';
import { isPlainObject } from '../../common/guards';
import { meantAddress } from '../../operation/address';
import { readAll, type Values } from '../../operation/fields';
import type { Item } from '../../operation/item';
import { quoted } from '../../operation/rules';
import { connectionFields } from './panel/additional';
import { fileFields, fileRow, mediaFields } from './panel/media';
import {
	type Content,
	type DraftScene,
	reportTwoLengths,
	sceneLabels,
	sceneOf,
	type StoryboardValues,
	type Tell,
} from './draftScene';

/** What is said of the files of a row, or of an item. */
type Wishes = Omit<Values<typeof fileRow>, 'visualUrl'>;

const label = sceneLabels(fileRow);
const { awsConnectionId } = connectionFields;
const { visualUrl, clipStart, clipEnd, narration, minimumDuration, type, sceneOptions } = fileRow;

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
		if (item !== first) reportOtherConnection(values, item);
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

/** One video reads all its files through one connection, which is that of the first item. */
function reportOtherConnection({ awsConnectionId: first }: StoryboardValues, { source, problem }: Item): void {
	const { awsConnectionId: own } = readAll({ awsConnectionId }, source);
	if (own === first || own === '') return;
	problem(
		awsConnectionId.label,
		`is ${quoted(own)}, but that of the first item is ${first === '' ? 'empty' : quoted(first)}, and a video reads its files through one. Make one video per connection.`,
	);
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
	reportTwoLengths(wishes, tell);
	const scene = sceneOf({ visualUrl, narration, minimumDuration, type, sceneOptions }, { ...wishes, visualUrl: file });
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
		tell(
			clipEnd.label,
			`${state}. Enter the second where the part that begins at ${start} ends, or 0 as ${clipStart.label} for the whole video.`,
		);
	}
	return undefined;
}

function tellOnce(item: Item, field: string, message: string): void {
	const isKnown = item.problems.some((known) => known.itemIndex === item.index && known.field === field);
	if (!isKnown) item.problem(field, message);
}
