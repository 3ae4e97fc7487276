import { memberOf } from '../../common/guards';
import type { Values } from '../../operation/fields';
import type { Item } from '../../operation/item';
import { fromItems, fromRows } from './footage';
import { addressFields, scriptFields } from './panel/recordings';
import { sceneRow, scenes as sceneList } from './panel/scenes';
import { templateFields } from './panel/template';
import { textFields } from './panel/text';
import {
	type Content,
	type DraftScene,
	reportTwoLengths,
	rowLabel,
	sceneLabels,
	sceneOf,
	singleFields,
	type StoryboardValues,
	type Tell,
} from './draftScene';

/** The label of the field that is all the content. */
const SINGLE: Readonly<Record<string, string>> = {
	aiScript: scriptFields.prompt.label,
	article: addressFields.blogUrl.label,
	audio: addressFields.audioUrl.label,
	powerpoint: addressFields.pptUrl.label,
	text: textFields.story.label,
	video: addressFields.videoUrl.label,
};

const singleLabel = sceneLabels(singleFields);

export function readContent(values: StoryboardValues, item: Item, items: Item[]): Content {
	const { source, textFrom, mediaFrom } = values;
	if (source === 'template') {
		const { templateId, projectId } = templateFields;
		return { main: (values.templateFrom === 'project' ? projectId : templateId).label, scenes: [] };
	}
	if (source === 'media') return mediaFrom === 'items' ? fromItems(values, item, items) : fromRows(values, item);
	if (source === 'text' && textFrom === 'scenes') {
		return { main: sceneList.label, scenes: values.scenes.map((row, index) => listed(row, index, item)) };
	}
	return {
		main: memberOf(SINGLE, source) ?? '',
		scenes: [{ scene: sceneOf(singleFields, values), title: '', label: singleLabel }],
	};
}

function listed(row: Values<typeof sceneRow>, index: number, item: Item): DraftScene {
	const { customJson: custom } = row.sceneOptions;
	const title = `Scene ${index + 1}`;
	const tell: Tell = (field, message) => item.problem(`${title} › ${field}`, message);
	reportTwoLengths(row, tell);
	if (row.mediaStyle !== '' && row.prompt !== '') {
		tell(
			sceneRow.mediaStyle.label,
			`works only without an ${sceneRow.prompt.label}, for a picture made from the text. Say the style in the prompt, or clear one of them.`,
		);
	}
	return { scene: sceneOf(sceneRow, row), title, label: rowLabel, ...(custom && { custom }) };
}
