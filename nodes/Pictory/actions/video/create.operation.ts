import { waitSettings } from '../../operation/shared/waiting';
import type { Operation } from '../../operation/types';
import { storyboardParameters } from './panel';
import { group, storyboardTask } from './prepare';

/** POST /v2/video/storyboard/render (facts §4.2). */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create video',
		description: 'Make and render a video from text, your own footage, an article, slides and more',
	},
	parameters: storyboardParameters,
	settings: waitSettings,
	group,
	prepare: storyboardTask('/v2/video/storyboard/render'),
};
