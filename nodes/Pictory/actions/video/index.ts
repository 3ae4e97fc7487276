import type { Resource } from '../../operation/types';
import { create } from './create.operation';
import { createPreview } from './createPreview.operation';
import { renderEdited } from './renderEdited.operation';
import { renderPreview } from './renderPreview.operation';
import { updatePreview } from './updatePreview.operation';

export const video: Resource = {
	option: { name: 'Video', value: 'video' },
	operations: [create, createPreview, renderEdited, renderPreview, updatePreview],
	defaultOperation: 'create',
};
