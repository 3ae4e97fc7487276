import { readJob, readJobId } from '../../../nodes/Pictory/transport/jobs';

test.each<[unknown, string | undefined]>([
	[{ success: true, data: { jobId: 'a' } }, 'a'],
	[{ success: true, jobId: 'a' }, 'a'],
	[{ data: { job_id: 'a' } }, 'a'],
	[{ job_id: 'a', success: true, data: {} }, 'a'],
	[{ data: { jobId: 'a' }, job_id: 'b' }, 'a'],
	[{ data: { jobId: 12 } }, '12'],
	[{ data: { jobId: '' } }, undefined],
	[{ data: { jobId: null } }, undefined],
	[{ data: [] }, undefined],
	[{ data: 'a' }, undefined],
	[{}, undefined],
	[[], undefined],
	['a', undefined],
	[null, undefined],
	[undefined, undefined],
])('the job ID of %j is %p', (body, expected) => {
	expect(readJobId(body)).toBe(expected);
});

test.each<[string, unknown, string]>([
	['in progress', { job_id: 'a', success: true, data: { status: 'in-progress' } }, 'in-progress'],
	['with an underscore', { data: { status: 'IN_PROGRESS' } }, 'in-progress'],
	['pending', { data: { status: 'pending' } }, 'in-progress'],
	['in a state nobody knows', { data: { status: 'queued' } }, 'in-progress'],
	['without a status', { job_id: 'a', success: true, data: {} }, 'in-progress'],
	['completed', { data: { status: 'completed' } }, 'completed'],
	['written in capitals', { data: { status: 'COMPLETED' } }, 'completed'],
	['a transcript without a status', { success: true, data: { transcript: [] } }, 'completed'],
	[
		'an old preview without a status',
		{ success: true, job_id: 'a', data: { preview: 'https://x', renderParams: {} } },
		'completed',
	],
	['a video without a status', { data: { videoURL: 'https://x' } }, 'completed'],
	['failed', { success: false, data: { status: 'failed', error_code: 'A', error_message: 'b' } }, 'failed'],
	['failed without a status', { success: false, data: { error_code: 'A', error_message: 'b' } }, 'failed'],
	['failed in the oldest shape', { success: false, error: { error_code: 890, error_message: 'b' } }, 'failed'],
	['cleaned', { data: { status: 'cleaned' } }, 'cleaned'],
	['unknown', { success: false, data: { error_code: '5000', error_message: 'JOB_NOT_FOUND' } }, 'unknown'],
	['unknown, the code a number', { success: false, data: { error_code: 5000 } }, 'unknown'],
	['flat, as in a webhook', { job_id: 'a', status: 'completed', videoURL: 'https://x' }, 'completed'],
])('a job that is %s', (_what, body, status) => {
	expect(readJob(body, 'known').status).toBe(status);
});

test('what a job says is kept, its ID stands once, and code and message are read wherever they are', () => {
	const job = readJob({ success: false, data: { status: 'failed', error_code: 'A', error_message: 'b', jobId: 'x' } });
	expect(job).toEqual({
		jobId: 'x',
		status: 'failed',
		code: 'A',
		message: 'b',
		data: { status: 'failed', error_code: 'A', error_message: 'b' },
	});
	expect(readJob({ data: { status: 'completed' } }, 'known').jobId).toBe('known');
	expect(readJob(undefined, 'known')).toMatchObject({ jobId: 'known', status: 'in-progress' });
});
