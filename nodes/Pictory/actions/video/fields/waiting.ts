import type { INodeProperties } from 'n8n-workflow';

import { waitParameters } from '../../../operation/shared/waiting';

/** When to continue, then what is optional about the video, then what is optional about the node. */
export function withWaiting(additionalFields: INodeProperties): INodeProperties[] {
	return [
		...waitParameters.filter(({ name }) => name !== 'options'),
		additionalFields,
		...waitParameters.filter(({ name }) => name === 'options'),
	];
}
