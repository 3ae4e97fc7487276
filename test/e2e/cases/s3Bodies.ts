import { randomUUID } from 'node:crypto';
import { s3Event } from '../../sns/s3Events';
import { endless, noMessages, OTHERS, posts, READ_BY_N8N, READ_BY_THE_NODE } from '../../engine/support/bodies';
import { rawPost } from '../../engine/support/rawPost';
import { S3_TRIGGER } from '../examples';
import { until } from '../shell';
import type { World } from '../world';

const LIMIT_MS = 5_000;
/** Of one page of n8n's list: more than are started here. */
const MOST_LISTED = 100;

/** n8n's own server reads some bodies before it calls the trigger, and takes forms apart: what then is left to read? */
export function s3BodyCases(world: () => World): void {
	let id: string;
	let url: string;
	let uploads = 0;

	const event = (count: number): string =>
		JSON.stringify(s3Event(...Array.from({ length: count }, () => ({ key: `clip ${(uploads += 1)}.mp4` }))));
	const message = (count = 1): Buffer => Buffer.from(JSON.stringify(world().outside.sns.signed(event(count))));
	const started = async (): Promise<number> => (await world().rest.executions(id, MOST_LISTED)).length;

	beforeAll(async () => {
		const webhookId = randomUUID();
		const parameters = { topicArn: world().outside.sns.topicArn(), path: 's3' };
		const workflow = await world().store({
			name: 'Any body',
			nodes: [
				{
					id: randomUUID(),
					name: 'Start',
					type: S3_TRIGGER,
					typeVersion: 1.1,
					position: [0, 0],
					webhookId,
					parameters,
				},
				{
					id: randomUUID(),
					name: 'End',
					type: 'n8n-nodes-base.noOp',
					typeVersion: 1,
					position: [220, 0],
					parameters: {},
				},
			],
			connections: { Start: { main: [[{ node: 'End', type: 'main', index: 0 }]] } },
		});
		id = workflow.id;
		url = `${world().n8n.origin}/webhook/${webhookId}/s3`;
		await world().rest.publish(id);
	});

	afterAll(async () => await world().rest.unpublish(id));

	it('takes a message of SNS, whatever it is called', async () => {
		for (const type of [...READ_BY_N8N, ...READ_BY_THE_NODE]) {
			for (const [how, post] of Object.entries(posts)) {
				const { status, took } = await rawPost(url, post(type, message()));
				expect({ type, how, status, isSoon: took < LIMIT_MS }).toEqual({ type, how, status: 200, isSoon: true });
			}
		}
	});

	it('refuses what is no message within seconds, whatever it is called', async () => {
		const before = await started();
		for (const type of [...READ_BY_N8N, ...READ_BY_THE_NODE, ...OTHERS]) {
			for (const [what, post] of Object.entries(noMessages)) {
				const { status, took } = await rawPost(url, post(type, message()));
				// What n8n cannot unpack it refuses itself, with 500.
				const isRefused = status >= 400 && (status < 500 || (!READ_BY_THE_NODE.includes(type) && status === 500));
				expect({ type, what, status, isRefused, isSoon: took < LIMIT_MS }).toEqual({
					type,
					what,
					status,
					isRefused: true,
					isSoon: true,
				});
			}
		}
		expect(await started()).toBe(before);
	});

	it('does not wait for a body that does not end', async () => {
		for (const [what, post] of Object.entries(endless)) {
			const answers = await Promise.all(READ_BY_THE_NODE.map(async (type) => await rawPost(url, post(type))));
			for (const { status, took } of answers)
				expect({ what, status, isSoon: took < LIMIT_MS + 1_000 }).toEqual({ what, status: 408, isSoon: true });
		}
	});

	it('starts one execution for each of 40 files of a message, and sends itself the message no further time', async () => {
		const before = await started();
		const body = message(40);
		expect(await rawPost(url, posts.plain('text/plain', body))).toMatchObject({ status: 200 });
		await until('40 executions are there', async () => ((await started()) >= before + 40 ? true : undefined), 30_000);
		expect(await started()).toBe(before + 40);
	});
}
