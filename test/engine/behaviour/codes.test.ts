import type { INodeParameters } from 'n8n-workflow';

import type { FaultRule } from '../../sandbox';
import { hastenClock } from '../support/clock';
import { createAndWait, createVideo, videoItems } from '../support/videos';
import { useWorld } from '../support/world';

const world = useWorld();
let realClock: () => void;
// An outage is waited for; at this speed that takes a moment.
beforeAll(() => (realClock = hastenClock(20)));
afterAll(() => realClock());
const byId = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });
const job = (operation: string, id = 'unknown'): INodeParameters => ({ resource: 'job', operation, jobId: byId(id) });
const connection = (operation: string, more: INodeParameters): INodeParameters => ({
	resource: 'awsConnection',
	operation,
	...more,
});

/** What Continue On Fail gives is for a Switch node: the code must be there and stay the same. */
test.each<[what: string, parameters: INodeParameters, code: string, fault: FaultRule | undefined]>([
	['an empty field', createVideo({ story: '={{ "" }}' }), 'INVALID_PARAMETER', undefined],
	[
		'a connection without an ID',
		connection('get', { connectionId: byId('={{ $json.no }}') }),
		'INVALID_PARAMETER',
		undefined,
	],
	['an expression that fails', createVideo({ story: '={{ $json.no.trim() }}' }), 'INVALID_PARAMETER', undefined],
	[
		'a refused field',
		createVideo(),
		'INVALID_REQUEST_BODY',
		{ kind: 'status', status: 400, body: { code: 'INVALID_REQUEST_BODY', message: 'No' } },
	],
	['a status without a code', createVideo(), '403', { kind: 'status', status: 403, body: {} }],
	['a start in doubt', createVideo(), 'MAY_HAVE_STARTED', { kind: 'resetAfter' }],
	[
		'a good status that is a refusal',
		createVideo(),
		'REFUSED',
		{ kind: 'unsuccessful', body: { success: false, message: 'No' } },
	],
	['an answer that cannot be read', job('get'), 'UNREADABLE_ANSWER', { kind: 'empty', times: 9 }],
	['an unknown job', job('get'), 'JOB_NOT_FOUND', undefined],
	['an unknown job to clean', job('clean'), 'JOB_NOT_FOUND', undefined],
	[
		'a preview that is no preview',
		{ resource: 'video', operation: 'renderEdited', storyboardJobId: byId('={{ "a" }}') },
		'NOT_A_PREVIEW',
		{ kind: 'status', status: 200, body: { job_id: 'a', success: true, data: { status: 'completed', videoURL: 'x' } } },
	],
	[
		'a preview that is still being made',
		{ resource: 'video', operation: 'renderEdited', storyboardJobId: byId('={{ "a" }}') },
		'PREVIEW_NOT_READY',
		{ kind: 'status', status: 200, body: { job_id: 'a', success: true, data: { status: 'in-progress' } } },
	],
	['an unknown connection', connection('get', { connectionId: byId('unknown') }), '404', undefined],
	['an outage', job('get'), '500', { kind: 'status', status: 500, times: 9 }],
])('%s', async (_what, parameters, code, fault) => {
	const { sandbox, engine } = world;
	if (fault) sandbox.addFault(fault);
	const { json } = await engine.run({ parameters, node: { onError: 'continueRegularOutput' } });
	expect(json).toEqual([expect.objectContaining({ error: expect.any(String), description: expect.any(String), code })]);

	sandbox.clearFaults();
	if (fault) sandbox.addFault(fault);
	const { failedItems } = await engine.run({ parameters, node: { onError: 'continueErrorOutput' } });
	expect(failedItems[0]?.json).toEqual({
		error: expect.any(String),
		details: expect.objectContaining({ description: expect.any(String), code }),
	});
});

test('jobs that fail, whose files are gone, or that cannot be downloaded', async () => {
	const { sandbox, engine } = world;
	sandbox.settings.jobDurationMs = 100;
	sandbox.settings.jobFailure = { error_code: '', error_message: 'No' };
	const items = [{ name: 'A [fail]' }, { name: 'B' }];
	const onError = 'continueRegularOutput';
	const failed = await engine.run({ parameters: createAndWait(), items, node: { onError } });
	expect(failed.json[0]).toEqual({
		error: 'No',
		description: expect.any(String),
		code: 'JOB_FAILED',
		jobId: expect.any(String),
	});

	const { jobId } = sandbox.state.addJob({ cleaned: true });
	const cleaned = await engine.run({
		parameters: { ...job('wait', jobId), options: { pollInterval: 1 } },
		node: { onError },
	});
	expect(cleaned.json[0]).toMatchObject({ code: 'FILES_DELETED', jobId });

	sandbox.addFault({ method: 'GET', path: '/files/', kind: 'status', status: 403 });
	const parameters = createAndWait({}, { download: true, outputBinaryPropertyName: 'data' });
	const lost = await engine.run({ parameters, items: [{ name: 'C' }], node: { onError } });
	expect(lost.json[0]).toMatchObject({ code: 'DOWNLOAD_FAILED', jobId: expect.any(String) });
});

test('an error that stops the workflow carries the same code', async () => {
	const { engine } = world;
	const { error } = await engine.run({ parameters: createVideo({ story: '={{ "" }}' }), items: videoItems(2) });
	expect(error?.context).toMatchObject({ itemIndex: 0, code: 'INVALID_PARAMETER' });
});
