import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from '../../common/guards';
import { shortened } from '../../common/shortened';
import type { Item } from '../../operation/item';
import { readAdditional, readConnection, readSceneDefaults } from './fields/additional';
import { readAiScript } from './fields/aiScript';
import { asData, CUSTOM_JSON, given } from './fields/common';
import { readFileRow, readItemFiles } from './fields/media';
import { readExtraScene, readStockSearch } from './fields/pictures';
import { ADDRESS_FIELDS, readRecording } from './fields/recordings';
import { readSceneRow } from './fields/scenes';
import { readVoice } from './fields/sound';
import { SOURCES } from './fields/source';
import { readTemplate } from './fields/template';
import { readText } from './fields/text';
import { label, type ScenePlaces } from './storyboard/labels';
import { mergeCustom } from './storyboard/merge';
import { isFilled } from '../../operation/rules';
import type { Scene, SearchFilter, Storyboard } from './storyboard/types';

/** A request body, and the way back from its parts to the panel and the items they came from. */
export interface Draft {
	body: IDataObject;
	/** Nothing could be read, which is told already; there is nothing more to check. */
	isUnreadable?: boolean;
	/** Indexes of the scenes that show the user's own files. */
	footage: number[];
	labelOf(path: string): string;
	/** The item a scene came from; undefined for what belongs to the whole video. */
	ownerOf(path: string): Item | undefined;
}

/** One scene on its way into the body. */
interface Placed {
	scene: Scene;
	/** Merged into the scene last. */
	custom?: IDataObject;
	/** Title of its row in the panel, '' when its fields stand in the panel themselves. */
	title: string;
	owner?: Item;
	isFootage?: boolean;
}

/** Content of the video: its scenes in order, and the label of the field they come from. */
interface Content {
	main: string;
	scenes: Placed[];
	words?: ScenePlaces['words'];
}

const NARRATION = { story: 'Narration' };
const SINGLE = { caption: 'Captions › Caption', captionLanguage: 'Captions › Caption Language' };

export function draft(item: Item, items: Item[]): Draft {
	const source = item.choice('source', 'Make Video From', SOURCES);
	if (source === 'json') return fromJson(item);

	const additional = item.collection('additionalFields');
	const { main, scenes: own, words } = readContent(source, item, items);
	const { filter, visualSelectionPreference } = readStockSearch(additional);
	const defaults = readSceneDefaults(additional, own.length);
	const placed =
		source === 'template'
			? []
			: withExtras(
					item,
					own.map((scene) => ({ ...scene, scene: complete(scene.scene, defaults, filter) })),
				);

	const storyboard = given<Storyboard>({
		videoName: item.text('videoName', 'Video Name'),
		aspectRatio: item.text('aspectRatio', 'Format') || undefined,
		awsConnectionId: readConnection(item, additional) || undefined,
		...(source === 'template' && readTemplate(item)),
		voiceOver: readVoice(item, additional),
		...readAdditional(additional),
		visualSelectionPreference,
	});
	// The two sides of the frame say its format, too.
	if (storyboard.videoWidth !== undefined || storyboard.videoHeight !== undefined) delete storyboard.aspectRatio;

	const body: IDataObject = { ...asData(storyboard), ...(source !== 'template' && { scenes: placed.map(sceneData) }) };
	return {
		body: mergeCustom(body, additional.jsonObject('customJson', CUSTOM_JSON) ?? {}),
		footage: placed.flatMap(({ isFootage }, index) => (isFootage ? [index] : [])),
		labelOf: (path) => label(path, { main, titles: placed.map(({ title }) => title), words }),
		ownerOf: (path) => placed[Number(/^scenes\[(\d+)\]/.exec(path)?.[1] ?? NaN)]?.owner,
	};
}

function fromJson(item: Item): Draft {
	const BODY = 'Request Body';
	const body = item.jsonObject('body', BODY);
	const value = item.value('body');
	if (value === null || value === '') item.problem(BODY, 'is empty. Enter the request as a JSON object.');
	const connection = item.id('awsConnectionId', 'AWS Connection');
	if (connection !== '' && isFilled(body?.awsConnectionId) && body?.awsConnectionId !== connection) {
		item.problem(
			'AWS Connection',
			`differs from the awsConnectionId in the ${BODY} (${shortened(String(body?.awsConnectionId))}). Keep one of them.`,
		);
	}
	return {
		body: { ...body, ...(connection !== '' && { awsConnectionId: connection }) },
		isUnreadable: !body,
		footage: [],
		labelOf: (path) => `${BODY} › ${path}`,
		ownerOf: () => undefined,
	};
}

function readContent(source: string, item: Item, items: Item[]): Content {
	const single = (main: string, scene: Scene): Content => ({ main, scenes: [{ scene, title: '' }], words: SINGLE });
	switch (source) {
		case 'text':
			return item.text('textFrom', 'Text From') === 'scenes' ? listed(item) : single('Text', readText(item));
		case 'media':
			return item.text('mediaFrom', 'Files From') === 'items' ? fromItems(items) : fromRows(item);
		case 'aiScript':
			return single('Prompt', readAiScript(item));
		case 'article':
		case 'audio':
		case 'powerpoint':
		case 'video':
			return single(ADDRESS_FIELDS[source].label, readRecording(item, source));
		default:
			return { main: 'Template', scenes: [] };
	}
}

function listed(item: Item): Content {
	const rows = item.rows('scenes', 'scene', 'Scene');
	return { main: 'Scenes', scenes: rows.map((row, index) => ({ ...readSceneRow(row), title: `Scene ${index + 1}` })) };
}

function fromRows(item: Item): Content {
	const scenes = item.rows('mediaFiles', 'file', 'Scene').flatMap((row, index) =>
		readFileRow(row, rawAddressOf(item, index)).map((scene) => ({
			...scene,
			title: `Scene ${index + 1}`,
			isFootage: true,
		})),
	);
	return { main: 'Files', scenes, words: NARRATION };
}

function rawAddressOf(item: Item, index: number): unknown {
	const { raw } = item.source.entry('mediaFiles');
	const rows = isPlainObject(raw) ? raw.file : undefined;
	const row: unknown = Array.isArray(rows) ? rows[index] : rows;
	return isPlainObject(row) ? row.visualUrl : undefined;
}

function fromItems(items: Item[]): Content {
	const scenes = items.flatMap((item) =>
		readItemFiles(item).map((scene) => ({ ...scene, title: '', owner: item, isFootage: true })),
	);
	return { main: 'File', scenes, words: NARRATION };
}

function complete(scene: Scene, defaults: Scene, searchFilter: SearchFilter | undefined): Scene {
	const isRecording = scene.videoUrl !== undefined;
	const whole: Scene = {
		...defaults,
		...scene,
		...(searchFilter && !scene.background && !isRecording && { background: { searchFilter } }),
	};
	// A caption wants both switches off in so many words (guide "text-to-video-captions").
	return whole.caption === undefined
		? whole
		: { createSceneOnNewLine: false, createSceneOnEndOfSentence: false, ...whole };
}

function withExtras(item: Item, scenes: Placed[]): Placed[] {
	const additional = item.collection('additionalFields');
	const extra = (which: 'intro' | 'outro', title: string): Placed[] => {
		const scene = readExtraScene(additional, which, title);
		return scene ? [{ scene, title }] : [];
	};
	return [...extra('intro', 'Intro'), ...scenes, ...extra('outro', 'Outro')];
}

function sceneData({ scene, custom }: Placed): IDataObject {
	return mergeCustom(asData(scene), custom ?? {});
}
