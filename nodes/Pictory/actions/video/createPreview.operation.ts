import type { Operation } from '../types';
import { storyboardParameters } from './panel';
import { group, storyboardTask } from './prepare';

/** POST /v2/video/storyboard (facts §4.1). */
export const createPreview: Operation = {
	option: {
		name: 'Create Preview',
		value: 'createPreview',
		action: 'Create a video preview',
		description: 'Make a storyboard to look at and to change before it is rendered',
	},
	parameters: storyboardParameters,
	group,
	prepare: storyboardTask('/v2/video/storyboard'),
};
