import { rows } from '../../../operation/fields';
import { aiImageSettings, aiVideoSettings, searchFilter } from './backgroundOptions';
import { sceneOptions } from './sceneOptions';
import { spoken } from './text';
import { backgroundFields } from './visual';

export const sceneRow = {
	story: spoken('Text', {
		rows: 3,
		placeholder: 'e.g. Our spring sale starts on Monday.',
		description: 'What is said in this scene. At most 15,000 characters.',
	}),
	...backgroundFields,
	searchFilter: searchFilter.with({ show: { background: ['search'] } }),
	aiImageSettings: aiImageSettings.with({ show: { background: ['aiImage'] } }),
	aiVideoSettings: aiVideoSettings.with({ show: { background: ['aiVideo'] } }),
	sceneOptions,
};

/** The list of scenes, a row each. */
export const scenes = rows('scenes', 'Scenes', sceneRow, {
	group: 'scene',
	row: 'Scene',
	add: 'Add Scene',
	isSortable: true,
	main: 'story',
	show: { source: ['text'], textFrom: ['scenes'] },
});
