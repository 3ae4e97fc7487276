import type { IDataObject } from 'n8n-workflow';

import { isPlainObject } from '../../common/guards';
import { labelIn, labelsOf, putAll } from '../../operation/fields';
import type { Item } from '../../operation/item';
import { isFilled, isThere, quoted } from '../../operation/rules';
import { asMerged, completed, takesStock } from './completeScene';
import { readContent } from './content';
import { isExtra, withExtras } from './extraScenes';
import { mergeCustom } from '../../operation/merge';
import { storyboardFields } from './panel';
import { connectionFields, sceneDefaults, videoOptions } from './panel/additional';
import { musicFields, speaker, voiceSettings } from './panel/sound';
import { aspectRatio, body as bodyField, videoName } from './panel/source';
import { sceneRow } from './panel/scenes';
import { templateFields } from './panel/template';
import { withFurtherVoices } from './voices';
import { type Content, type DraftScene, rowLabel, sceneOf, type StoryboardValues } from './draftScene';
import { templateVariables } from './templateVariables';
import { isFormat } from './format';

/** A request body, and the way back from its parts to the panel and the items they came from. */
export interface Draft {
	body: IDataObject;
	/** Nothing could be read, which is a problem already; there is nothing more to check. */
	isUnreadable?: boolean;
	labelOf(path: string): string;
	/** Addresses that S3 itself has named. */
	exact?: ReadonlySet<string>;
	/** The item a scene came from; nothing for what belongs to the whole video. */
	ownerOf?(path: string): Item | undefined;
}

type Additional = StoryboardValues['additionalFields'];

const { templateId, projectId } = templateFields;
/** The fields that each are a member of the body. */
const members = { videoName, aspectRatio, ...connectionFields, templateId, projectId };

/** What is for the whole video goes first: a scene has members of the same names. */
const videoLabel = labelIn([{ speaker, more: storyboardFields.additionalFields }, storyboardFields].flatMap(labelsOf));
const defaultLabel = labelIn([sceneDefaults, sceneRow].flatMap(labelsOf));

export function draft(values: StoryboardValues, item: Item, items: Item[]): Draft {
	if (values.source === 'json') return fromJson(values, item);
	const { additionalFields: additional } = values;
	const content = readContent(values, item, items);
	const isTemplate = values.source === 'template';
	const placed = isTemplate ? [] : withExtras(additional, content.scenes, item);
	const later = laterScenes(additional, placed.length);
	const { visualSelectionPreference, ...defaults } = defaultsOf(additional, content, item);
	const scenes = placed.map((each, index) => completed(each, isExtra(each) ? {} : defaults, later[index] ?? {}));
	reportStockSearch(defaults, placed, later, item);
	reportLoneLanguages(scenes, placed, item);

	const body: IDataObject = {
		...putAll(videoOptions, withVolume(additional)),
		...putAll(members, values),
		...withFurtherVoices(voiceOf(values, item), values, item),
		...(isTemplate && templateVariables(values, item)),
		...(visualSelectionPreference !== undefined && { visualSelectionPreference }),
		...(!isTemplate && { scenes }),
	};
	reportOtherFormat(body, item);
	// The two sides of the frame say its format, too.
	if (body.videoWidth !== undefined || body.videoHeight !== undefined) delete body.aspectRatio;
	return {
		body: mergeCustom(body, additional.customJson ?? {}),
		isUnreadable: values.source === '',
		exact: content.exact,
		labelOf: (path) => labelOf(path, { main: content.main, scenes: placed }, defaults),
		ownerOf: (path) => placed[Number(/^scenes\[(\d+)\]/.exec(path)?.[1] ?? NaN)]?.owner,
	};
}

function fromJson({ body, awsConnectionId: connection }: StoryboardValues, item: Item): Draft {
	if (connection !== '' && isFilled(body?.awsConnectionId) && body?.awsConnectionId !== connection) {
		item.problem(
			connectionFields.awsConnectionId.label,
			`differs from the awsConnectionId in the ${bodyField.label} (${quoted(body?.awsConnectionId)}). Keep one of them.`,
		);
	}
	return {
		body: { ...body, ...(connection !== '' && { awsConnectionId: connection }) },
		isUnreadable: Object.keys(body ?? {}).length === 0,
		labelOf: (path) => `${bodyField.label} › ${path}`,
	};
}

/** What is set for every scene that does not say otherwise. A caption of its own can only belong to a single scene. */
function defaultsOf(additional: Additional, { scenes }: Content, item: Item): IDataObject {
	const defaults = sceneOf(sceneDefaults, additional);
	if (defaults.caption !== undefined && scenes.length !== 1) {
		item.problem(
			defaultLabel('caption'),
			'would be shown in every scene. Enter it under Scene Options of the scene it belongs to.',
		);
	}
	const [only] = scenes;
	if (defaults.caption !== undefined && scenes.length === 1 && isThere(only?.scene.caption)) {
		item.problem(defaultLabel('caption'), 'is not shown: the scene has a Caption of its own. Keep one of them.');
	}
	return defaults;
}

/** What the Custom JSON of the whole video says of each scene. */
function laterScenes({ customJson }: Additional, count: number): IDataObject[] {
	const later: unknown = customJson?.scenes;
	const entries: unknown[] = Array.isArray(later) ? later : [];
	return Array.from({ length: count }, (_, index) => {
		const entry = entries[index];
		return isPlainObject(entry) ? entry : {};
	});
}

function reportStockSearch(defaults: IDataObject, placed: DraftScene[], later: IDataObject[], item: Item): void {
	if (defaults.background === undefined) return;
	const isSearched = placed.some(
		(each, index) => !isExtra(each) && takesStock(asMerged(each.scene, each.custom, later[index])),
	);
	if (!isSearched) {
		item.problem(sceneDefaults.stockSearch.label, 'finds nothing to do: every scene has its own visuals. Remove it.');
	}
}

/** The language of a caption of one's own, and no such caption. */
function reportLoneLanguages(scenes: IDataObject[], placed: DraftScene[], item: Item): void {
	placed.forEach(({ scene, title, label, owner = item }, index) => {
		if (scene.captionLanguage === undefined || isFilled(scenes[index]?.caption)) return;
		const field = label('captionLanguage');
		owner.problem(
			title === '' ? field : `${title} › ${field}`,
			'says the language of a caption of your own, and there is none. Enter a Caption, or remove it.',
		);
	});
}

/** A format that somebody has chosen, and two sides that make another one: it is not for us to say which is meant. */
function reportOtherFormat(
	{ aspectRatio: format, videoWidth: width, videoHeight: height }: IDataObject,
	item: Item,
): void {
	if (typeof width !== 'number' || typeof height !== 'number' || typeof format !== 'string') return;
	// What it is by itself was not chosen.
	if (format === aspectRatio.spec.default || isFormat(width, height, format)) return;
	item.problem(aspectRatio.label, `is ${format}, but the Resolution is ${width} × ${height}. Make them the same.`);
}

/** Pictory plays music at full volume where none is given. */
function withVolume({ backgroundMusic: music, ...additional }: Additional): Additional {
	if (!music) return additional;
	const isComplete = music.music === 'none' || music.volume !== undefined;
	const volume = Number(musicFields.volume.spec.default);
	return { ...additional, backgroundMusic: isComplete ? music : { ...music, volume } };
}

function voiceOf({ speaker: ofScenes, templateSpeaker, additionalFields }: StoryboardValues, item: Item): IDataObject {
	const chosen = ofScenes || templateSpeaker;
	if (chosen !== '') {
		return putAll(
			{ speaker, voiceSettings },
			{ speaker: chosen, ...additionalFields },
			{ voiceOver: { enabled: true } },
		);
	}
	if (additionalFields.voiceSettings) {
		item.problem(speaker.label, 'is empty. Choose one, or remove Voice Speed and Volume from Additional Fields.');
	}
	return {};
}

function labelOf(path: string, { main, scenes }: Content, defaults: IDataObject): string {
	const [head = '', bracketed, digits = bracketed] = /^scenes(?:\[(\d+)\]|\.(\d+))/.exec(path) ?? [];
	if (digits === undefined) return path === 'scenes' || path === 'templateId' ? main : videoLabel(path);
	const rest = path.slice(head.length).replace(/^\./, '');
	const added: DraftScene = { scene: {}, title: `Scene ${Number(digits) + 1}`, label: rowLabel };
	const placed = scenes[Number(digits)] ?? added;
	const { scene, title, label } = placed;
	if (rest === '') return title === '' ? main : title;
	const [member = ''] = rest.split(/[.[]/, 1);
	if (!(member in scene) && member in defaults && !isExtra(placed)) return defaultLabel(rest);
	return title === '' ? label(rest) : `${title} › ${label(rest)}`;
}
