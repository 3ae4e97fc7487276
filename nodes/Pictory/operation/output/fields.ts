import type { IDisplayOptions } from 'n8n-workflow';

import { choice, type Field, texts } from '../fields';
import type { OutputForm } from './output';

export const OUTPUT = 'Output';
export const OUTPUT_FIELDS = 'Output Fields';

/** The two fields that say how much of a job comes out. */
export interface OutputFields {
	output: Field<string>;
	outputFields: Field<string[]>;
}

const FORMS: Record<OutputForm, readonly [name: string, description: string]> = {
	simplified: ['Simplified', 'What people and next nodes use: links, texts, times, renderParams'],
	raw: ['Raw', 'Everything Pictory answers'],
	selectedFields: ['Selected Fields', 'The job ID, and the fields you name'],
};

const output = choice(
	'output',
	OUTPUT,
	Object.fromEntries(Object.entries(FORMS).map(([value, [name]]) => [value, name])),
	{
		options: Object.entries(FORMS).map(([value, [name, description]]) => ({ name, value, description })),
		default: 'simplified',
		isDecisive: true,
		description: 'How much of each job comes out',
	},
);

const selected = texts('outputFields', OUTPUT_FIELDS, {
	separator: /[,;\n]/,
	// Not required in the panel: with an expression in Output n8n would want it filled in whatever comes of that.
	missing: 'is empty. Enter names of fields with commas between them, such as jobId, videoURL, srtFile.',
	placeholder: 'e.g. jobId, videoURL, srtFile',
	description:
		'Names of fields, with commas between them. A dot leads into a field, such as renderParams.elements.text. The jobId comes out in any case.',
	show: { output: ['selectedFields'] },
});

/** Of a trigger, whose fields are all read at once. */
export const triggerOutput: OutputFields = { output, outputFields: selected };

/** Of operations that give the job they read. */
export const jobOutput: OutputFields = {
	output: output.with({
		isSetting: true,
		description:
			'How much of the result comes out. As a tool of an AI agent, Simplified is without renderParams, transcript, srt and vtt, which are too long for a model.',
	}),
	outputFields: selected.with({ isSetting: true }),
};

/** Of operations that give many jobs. */
export const listOutput: OutputFields = {
	...jobOutput,
	output: jobOutput.output.with({
		description:
			'How much of each job comes out. In a list, Simplified is without renderParams, transcript, srt and vtt, which can be megabytes: Job → Get gives them.',
	}),
};

/** Of operations that may give the result of a job, on show when they do. */
export function outputWhen(show: NonNullable<IDisplayOptions['show']>): OutputFields {
	return {
		output: jobOutput.output.with({ show }),
		outputFields: jobOutput.outputFields.with({ show: { ...show, output: ['selectedFields'] } }),
	};
}
