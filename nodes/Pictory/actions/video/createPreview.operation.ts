import { operation } from '../../operation/operation';
import { waitOptions, whenFields } from '../../operation/shared/waiting';
import { contentFields } from './panel';
import { additionalFields } from './panel/additional';
import { group, storyboardTask } from './prepare';

/**
 * POST /v2/video/storyboard (docs/pictory-api.md §4.1). A preview is a page to look at: there is no file to download.
 */
export const createPreview = operation({
	option: {
		name: 'Create Preview',
		value: 'createPreview',
		action: 'Create video preview',
		description: 'Make a storyboard to look at and to change before it is rendered',
	},
	fields: { ...contentFields, ...whenFields, additionalFields, ...waitOptions },
	group,
	prepare: storyboardTask('/v2/video/storyboard'),
});
