import { NEW_FILE, NO_NEW_FILE } from '../../sns/oddEvents';
import { s3Event } from '../../sns/s3Events';
import { SHARED, triggerWorld } from '../support/triggerWorld';

const world = triggerWorld();
const keysStarted = (): unknown[] => world.host.json.flatMap((items) => items.map(({ key }) => key));

describe('from Amazon SNS', () => {
	test('what is no new file starts nothing, and is not sent again', async () => {
		for (const { name, message } of NO_NEW_FILE) {
			const { status } = await world.post(world.sns.signed(JSON.stringify(message)));
			expect([name, status, world.host.executions.length]).toEqual([name, 200, 0]);
		}
	}, 60_000);

	test('a new file starts one execution, whatever stands beside it', async () => {
		let started = 0;
		for (const { name, message } of NEW_FILE) {
			await world.restart({ sender: 'sns', topicArn: world.sns.topicArn() });
			const { status } = await world.post(world.sns.signed(JSON.stringify(message)));
			started += 1;
			expect([name, status, keysStarted()]).toEqual([
				name,
				200,
				[expect.stringMatching(/^in\/(new|5\$folder\$)\.mp4$/)],
			]);
		}
		expect(started).toBe(NEW_FILE.length);
	}, 120_000);
});

test.each(['eventBridge', 's3Compatible'])(
	'the same from %s',
	async (sender) => {
		await world.restart({ sender, sharedSecret: SHARED });
		for (const { name, message } of NO_NEW_FILE) {
			const { status } = await world.post(message, `?secret=${SHARED}`);
			expect([name, status, world.host.executions.length]).toEqual([name, 200, 0]);
		}
		expect((await world.post(s3Event({ key: 'in/new.mp4' }), `?secret=${SHARED}`)).status).toBe(200);
		expect(keysStarted()).toEqual(['in/new.mp4']);
	},
	60_000,
);

describe('Empty Files', () => {
	const empty = s3Event({ key: 'in/done.marker', size: 0 });

	test('lets files of 0 bytes in', async () => {
		await world.restart({ sender: 's3Compatible', sharedSecret: SHARED, options: { emptyFiles: true } });
		expect((await world.post(empty, `?secret=${SHARED}`)).status).toBe(200);
		expect(world.host.json).toEqual([[expect.objectContaining({ key: 'in/done.marker', size: 0 })]]);
	});

	test('never lets in what only stands for a folder', async () => {
		await world.restart({ sender: 's3Compatible', sharedSecret: SHARED, options: { emptyFiles: true } });
		for (const key of ['in/', 'in_$folder$', 'in$folder$'])
			expect((await world.post(s3Event({ key, size: 0 }), `?secret=${SHARED}`)).status).toBe(200);
		expect(world.host.executions).toEqual([]);
	});
});

test('nothing but records that are not understood is refused', async () => {
	await world.expectRefused(world.post(world.sns.signed(JSON.stringify({ Records: [{}, null] }))), 400);
});
