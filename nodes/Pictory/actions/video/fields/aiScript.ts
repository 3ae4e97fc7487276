import type { INodeProperties } from 'n8n-workflow';

import type { Fields } from '../../../operation/enteredFields';
import type { Scene, StoryCoPilot } from '../storyboard/types';
import { choices, MAX_SCRIPT_SECONDS, PLATFORMS, TONES, VIDEO_TYPES } from '../storyboard/vocabulary';
import { given, optionalText } from './common';
import { readSplit } from './text';

const displayOptions = { show: { source: ['aiScript'] } };

export const aiScriptParameters: INodeProperties[] = [
	{
		displayName: 'Prompt',
		name: 'prompt',
		type: 'string',
		required: true,
		typeOptions: { rows: 4 },
		default: '',
		placeholder: 'e.g. Explain in simple words how our solar panels pay off',
		description: 'What the video should be about. At most 5,000 characters.',
		displayOptions,
	},
	{
		displayName: 'Kind of Video',
		name: 'videoType',
		type: 'options',
		options: choices(VIDEO_TYPES),
		default: 'Explainer',
		displayOptions,
	},
	{
		displayName: 'Length (Seconds)',
		name: 'duration',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: MAX_SCRIPT_SECONDS },
		default: 60,
		description: 'At most 600, which is ten minutes',
		displayOptions,
	},
	{
		displayName: 'Platform',
		name: 'platform',
		type: 'options',
		options: choices(PLATFORMS),
		default: 'YouTube',
		description: 'Where the video will be shown',
		displayOptions,
	},
	{
		displayName: 'Tone',
		name: 'tone',
		type: 'options',
		options: choices(TONES),
		default: 'professional',
		displayOptions,
	},
];

export function readAiScript(fields: Fields): Scene {
	const storyCoPilot = given<StoryCoPilot>({
		prompt: fields.text('prompt', 'Prompt', {
			required: true,
			hint: 'is empty. Enter what the video should be about.',
		}),
		videoType: optionalText(fields, 'videoType', 'Kind of Video'),
		duration: fields.number('duration', 'Length (Seconds)', { min: 1, max: MAX_SCRIPT_SECONDS }),
		platform: optionalText(fields, 'platform', 'Platform'),
		tone: optionalText(fields, 'tone', 'Tone'),
	});
	return { storyCoPilot, ...readSplit(fields) };
}
