import { waitSettings } from '../../operation/shared/waiting';
import type { Operation } from '../../operation/types';
import { storyboardParameters } from './panel';
import { group, storyboardTask } from './prepare';

/** A preview is a page to look at: there is no file to download. */
const FILE_PARAMETERS = new Set(['download', 'outputBinaryPropertyName']);

/** POST /v2/video/storyboard (facts §4.1). */
export const createPreview: Operation = {
	option: {
		name: 'Create Preview',
		value: 'createPreview',
		action: 'Create video preview',
		description: 'Make a storyboard to look at and to change before it is rendered',
	},
	parameters: storyboardParameters.filter(({ name }) => !FILE_PARAMETERS.has(name)),
	settings: waitSettings,
	group,
	prepare: storyboardTask('/v2/video/storyboard'),
};
