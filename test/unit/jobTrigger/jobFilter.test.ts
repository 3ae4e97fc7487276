import type { IPollFunctions } from 'n8n-workflow';

import { readWanted, type JobFilter } from '../../../nodes/Pictory/jobTrigger/jobFilter';
import { contextWith, Evaluated } from '../triggerContext';

const DEFAULTS = { jobKinds: [], outcome: 'completed', includeExisting: false };
const OBJECT = { name: 'x' };
const BRACES = '{{ $vars.x }}';

const read = (parameters: Record<string, unknown>): JobFilter =>
	readWanted(contextWith({ ...DEFAULTS, ...parameters }) as IPollFunctions);
const evaluated = (value: unknown): Evaluated => new Evaluated(value);

test.each<[Record<string, unknown>, Partial<JobFilter>]>([
	[{}, { kinds: [], outcome: 'completed', includeExisting: false }],
	[{ jobKinds: ['video', 'aiImage'] }, { kinds: ['video', 'aiImage'] }],
	[{ jobKinds: evaluated(['VIDEO']) }, { kinds: ['video'] }],
	[{ jobKinds: evaluated('AI Image, video') }, { kinds: ['aiImage', 'video'] }],
	[{ jobKinds: evaluated(['video', 'video']) }, { kinds: ['video'] }],
	[{ jobKinds: evaluated('') }, { kinds: [] }],
	[{ outcome: 'failed' }, { outcome: 'failed' }],
	[{ outcome: evaluated('BOTH') }, { outcome: 'both' }],
	[{ outcome: evaluated(['Failed']) }, { outcome: 'failed' }],
	[{ includeExisting: true }, { includeExisting: true }],
	[{ includeExisting: evaluated('Yes') }, { includeExisting: true }],
	[{ includeExisting: evaluated(['1']) }, { includeExisting: true }],
	[{ includeExisting: evaluated('FALSE') }, { includeExisting: false }],
	[{ includeExisting: evaluated('') }, { includeExisting: false }],
])('%j is read', (parameters, wanted) => {
	expect(read(parameters)).toMatchObject(wanted);
});

test.each<[Record<string, unknown>, string]>([
	[
		{ jobKinds: evaluated(['video', 'films']) },
		`'Kind of Job' does not know "films". Choose one of: AI Image, AI Video, Highlights, Preview, Transcription, Video.`,
	],
	[{ jobKinds: evaluated(OBJECT) }, "'Kind of Job' must be a text, but is an object."],
	[{ jobKinds: evaluated([OBJECT]) }, "'Kind of Job' must be a text, but is an object."],
	[{ jobKinds: BRACES }, "'Kind of Job' holds an expression that was not evaluated"],
	[{ outcome: evaluated('done') }, `'Outcome' does not know "done". Choose one of: Both, Completed, Failed.`],
	[{ outcome: evaluated(['completed', 'failed']) }, "'Outcome' is a list of 2 entries"],
	[{ outcome: evaluated(OBJECT) }, "'Outcome' must be a text, but is an object."],
	[{ outcome: evaluated(undefined) }, "'Outcome' is empty. Choose one of: Both, Completed, Failed."],
	[{ outcome: BRACES }, "'Outcome' holds an expression that was not evaluated"],
	[{ includeExisting: evaluated('maybe') }, `'Include Past Jobs' is "maybe", which is neither yes nor no.`],
	[{ includeExisting: evaluated([true, false]) }, "'Include Past Jobs' is a list of 2 entries"],
	[{ includeExisting: evaluated(OBJECT) }, "'Include Past Jobs' must be true or false, but is an object."],
	[{ includeExisting: BRACES }, "'Include Past Jobs' holds an expression that was not evaluated"],
])('%j is refused', (parameters, message) => {
	expect(() => read(parameters)).toThrow(message);
});

test('all fields in one error', () => {
	expect(() => read({ jobKinds: 'films', outcome: 'done' })).toThrow(
		expect.objectContaining({
			message: expect.stringContaining("'Kind of Job'"),
			description: expect.stringContaining("'Outcome'"),
		}),
	);
});
