import { operation } from '../../operation/operation';
import { resultFields, waitOptions, whenFields } from '../../operation/shared/waiting';
import { contentFields } from './panel';
import { additionalFields } from './panel/additional';
import { group, storyboardTask } from './prepare';

/** POST /v2/video/storyboard/render (docs/pictory-api.md §4.2). */
export const create = operation({
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create video',
		description: 'Make and render a video from text, your own footage, an article, slides and more',
	},
	fields: { ...contentFields, ...whenFields, ...resultFields, additionalFields, ...waitOptions },
	group,
	prepare: storyboardTask('/v2/video/storyboard/render'),
});
