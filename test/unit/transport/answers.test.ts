import { bodyOf } from '../../../nodes/Pictory/transport/answers';
import { wordsIn } from '../../../nodes/Pictory/transport/words';
import type { Exchange } from '../../../nodes/Pictory/transport/exchange';
import { PictoryFailure } from '../../../nodes/Pictory/transport/failure';

type Answer = Extract<Exchange, { kind: 'answer' }>;

function answer(status: number, body: unknown, more: Partial<Answer> = {}): Answer {
	return { kind: 'answer', status, body, garbled: false, html: false, firewall: false, ...more };
}

function failureOf(outcome: Exchange): PictoryFailure {
	try {
		bodyOf(outcome);
	} catch (error) {
		if (error instanceof PictoryFailure) return error;
	}
	throw new Error('No failure');
}

test.each<[unknown, object]>([
	[
		{ code: 'INVALID_REQUEST_BODY', message: 'Bad', fields: [{ name: 'scenes', errors: 'empty' }] },
		{ message: 'Bad', code: 'INVALID_REQUEST_BODY', fields: [{ name: 'scenes', reason: 'empty' }] },
	],
	[
		{ message: 'Bad', fields: [{ name: 'a', errors: ['b', 'c'] }, { field: 'd', message: 'e' }, 'x', {}] },
		{
			message: 'Bad',
			fields: [
				{ name: 'a', reason: 'b; c' },
				{ name: 'd', reason: 'e' },
				{ name: 'request', reason: 'was refused' },
			],
		},
	],
	[{ message: 'Unauthorized' }, { message: undefined }],
	[
		{ success: false, data: { error_code: 'A', error_message: 'b' } },
		{ message: 'b', code: 'A' },
	],
	[
		{ success: false, error: { error_code: 890, error_message: 'b' } },
		{ message: 'b', code: '890' },
	],
	[{ message: 'first', data: { error_message: 'second' }, error: { error_message: 'third' } }, { message: 'first' }],
	[{ data: { error_message: 'second' }, error: { error_message: 'third' } }, { message: 'second' }],
	[{ error: 'in words' }, { message: 'in words' }],
	[{ error: { message: 'nested' } }, { message: 'nested' }],
	[{ message: '  ', error: '' }, { message: undefined }],
	[{ fields: [] }, { fields: undefined }],
	[
		{ fields: 'a', message: 5 },
		{ message: '5', fields: undefined },
	],
	['text', {}],
	[null, {}],
	[[{ message: 'a' }], {}],
])("Pictory's words in %j", (body, expected) => {
	expect(wordsIn(body)).toMatchObject(expected);
});

test.each<[string, Exchange, RegExp, boolean]>([
	[
		'a name that is not found',
		{ kind: 'notSent', reason: 'ENOTFOUND' },
		/^Pictory was not found at the address/,
		false,
	],
	['a refused connection', { kind: 'notSent', reason: 'ECONNREFUSED' }, /^Pictory could not be reached/, false],
	[
		'a bad certificate',
		{ kind: 'notSent', reason: 'CERT_HAS_EXPIRED' },
		/^The secure connection to Pictory could not be made/,
		false,
	],
	['a time-out', { kind: 'lost', reason: 'ECONNABORTED' }, /^Pictory took too long to answer/, true],
	['a cut connection', { kind: 'lost', reason: 'ECONNRESET' }, /^The connection to Pictory broke/, true],
	['a redirect', answer(302, undefined), /^The address in the credential leads somewhere else/, false],
	[
		'a web page with 200',
		answer(200, undefined, { garbled: true, html: true }),
		/^Pictory answered with something that is not JSON/,
		true,
	],
	['the firewall', answer(403, undefined, { garbled: true, html: true, firewall: true }), /^Pictory's firewall/, false],
	[
		'a page of the gateway',
		answer(502, undefined, { garbled: true, html: true }),
		/^Pictory answered with status 502/,
		true,
	],
	['a teapot', answer(418, {}), /^Pictory answered with status 418/, false],
	[
		'an unknown job',
		answer(404, { success: false, data: { error_code: '5000', error_message: 'JOB_NOT_FOUND' } }),
		/^Pictory knows no such job/,
		false,
	],
])('%s reads well', (_what, outcome, message, ambiguous) => {
	const { message: said, details } = failureOf(outcome);
	expect(said).toMatch(message);
	expect(details.ambiguous ?? false).toBe(ambiguous);
});

test('a failed job is a good answer about a job, but not to a start', () => {
	const failed = answer(200, { job_id: 'a', success: false, data: { status: 'failed' } });
	expect(bodyOf(failed)).toEqual({ job_id: 'a', success: false, data: { status: 'failed' } });
	expect(() => bodyOf(failed, false)).toThrow(PictoryFailure);
	expect(bodyOf(answer(204, undefined))).toBeUndefined();
	expect(bodyOf(answer(200, [1]))).toEqual([1]);
});

test('better words keep what is known of the failure, and replace the refused fields', () => {
	const failure = new PictoryFailure('a', {
		status: 400,
		code: 'A',
		description: 'b',
		fields: [{ name: 'c', reason: 'd' }],
	});
	expect(failure.reworded('new').details).toEqual(failure.details);
	expect(failure.reworded('new', 'words').details).toEqual({
		status: 400,
		code: 'A',
		description: 'words',
		fields: undefined,
	});
});
