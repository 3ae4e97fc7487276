import type { INodeProperties } from 'n8n-workflow';

import { additionalFields, awsConnectionParameters } from './fields/additional';
import { aiScriptParameters } from './fields/aiScript';
import { mediaParameters } from './fields/media';
import { recordingParameters } from './fields/recordings';
import { scenes } from './fields/scenes';
import { speaker } from './fields/sound';
import { body, source, videoName } from './fields/source';
import { splitParameter, textParameters } from './fields/text';
import { templateParameters } from './fields/template';
import { withWaiting } from './fields/waiting';
import { ASPECT_RATIOS, choices } from './storyboard/vocabulary';

const aspectRatio: INodeProperties = {
	displayName: 'Format',
	name: 'aspectRatio',
	type: 'options',
	options: choices(ASPECT_RATIOS),
	default: '16:9',
	displayOptions: { hide: { source: ['json', 'template'] } },
};

/** The panel of Create and of Create Preview: the same objects, so that the builder shows them for both. */
export const storyboardParameters: INodeProperties[] = [
	videoName,
	source,
	...textParameters,
	scenes,
	...awsConnectionParameters,
	...mediaParameters,
	...recordingParameters,
	...aiScriptParameters,
	...templateParameters,
	splitParameter,
	body,
	speaker,
	aspectRatio,
	...withWaiting(additionalFields),
];
