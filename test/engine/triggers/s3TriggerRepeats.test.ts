import { sleep } from 'n8n-workflow';

import type { Posted } from '../../sns/message';
import { s3Event } from '../../sns/s3Events';
import { triggerWorld, upload } from '../support/triggerWorld';

const world = triggerWorld();

describe('several files in one message', () => {
	const event = JSON.stringify(
		s3Event(
			{ key: 'a.mp4' },
			{ key: 'b.mp4' },
			{ key: 'notes.txt' },
			{ key: 'c.mp4' },
			{ key: 'a.mp4', sequencer: '1' },
		),
	);
	const keys = () => world.host.json.map((items) => items.map(({ key }) => key)).sort();

	test('one execution per file', async () => {
		world.host.parameters = {
			sender: 'sns',
			topicArn: world.sns.topicArn(),
			suffix: '.mp4',
			executionPer: 'file',
			mediaType: 'any',
		};
		expect((await world.post(world.sns.signed(event))).status).toBe(200);
		expect(keys()).toEqual([['a.mp4'], ['a.mp4'], ['b.mp4'], ['c.mp4']]);
		expect((await world.post(world.sns.signed(event))).status).toBe(200);
		expect(world.host.executions).toHaveLength(4);
	});

	test('one execution per message', async () => {
		world.host.parameters = {
			sender: 'sns',
			topicArn: world.sns.topicArn(),
			suffix: '.mp4',
			executionPer: 'message',
			mediaType: 'any',
		};
		expect((await world.post(world.sns.signed(event))).status).toBe(200);
		expect(keys()).toEqual([['a.mp4', 'b.mp4', 'c.mp4', 'a.mp4']]);
	});

	test('together, when n8n cannot reach its own URL', async () => {
		world.host.parameters = {
			sender: 'sns',
			topicArn: world.sns.topicArn(),
			suffix: '.mp4',
			executionPer: 'file',
			mediaType: 'any',
		};
		let calls = 0;
		world.host.beforeExecution = () => {
			calls += 1;
			if (calls <= 3) throw new Error('not now');
		};
		expect((await world.post(world.sns.signed(event))).status).toBe(200);
		expect(keys()).toEqual([['a.mp4', 'b.mp4', 'c.mp4', 'a.mp4']]);
	});
});

describe('repeats', () => {
	test('of one event, at the same time and later: one execution', async () => {
		const messages = Array.from({ length: 20 }, () => world.sns.signed(upload('a.mp4')));
		const event = messages[0] as Posted;
		const statuses = await Promise.all(messages.map(async () => (await world.post(event)).status));
		expect(new Set(statuses)).toEqual(new Set([200]));
		expect(world.host.executions).toHaveLength(1);
	});

	test('an upload of the same file again is a new arrival, unless the content decides', async () => {
		for (let time = 0; time < 2; time += 1) await world.post(world.sns.signed(upload('a.mp4')));
		expect(world.host.executions).toHaveLength(2);
		world.host.parameters = {
			sender: 'sns',
			topicArn: world.sns.topicArn(),
			executionPer: 'file',
			mediaType: 'any',
			options: { repeats: 'content' },
		};
		for (let time = 0; time < 2; time += 1) await world.post(world.sns.signed(upload('b.mp4')));
		expect(world.host.executions).toHaveLength(3);
	});

	test('an execution n8n could not make is made when the message comes again', async () => {
		let failures = 2;
		world.host.beforeExecution = () => {
			failures -= 1;
			if (failures >= 0) throw new Error('database is locked');
		};
		await world.sns.subscribe(world.host.url);
		const deliveries = await world.sns.publish(upload('a.mp4'));
		expect(deliveries.at(-1)).toMatchObject({ statuses: [500, 500, 200], isDelivered: true });
		expect(world.host.executions).toHaveLength(1);
	});

	test('a delivery whose twin is still being worked on waits for its end', async () => {
		let release: () => void = () => undefined;
		const held = new Promise<void>((resolve) => (release = resolve));
		let isFirst = true;
		world.host.beforeExecution = async () => {
			if (!isFirst) return;
			isFirst = false;
			await held;
			throw new Error('database is locked');
		};
		const message = world.sns.signed(upload('a.mp4'));
		const first = world.post(message);
		await sleep(100);
		const second = world.post(message);
		await sleep(100);
		release();
		expect([(await first).status, (await second).status]).toEqual([500, 200]);
		expect(world.host.executions).toHaveLength(1);
	});

	test('survive a restart, also those that came at the same time', async () => {
		const messages = Array.from({ length: 40 }, (_, index) => world.sns.signed(upload(`${index}.mp4`)));
		world.host.beforeExecution = async () => await sleep(Math.random() * 20);
		await Promise.all(messages.map(async (message) => await world.post(message)));
		expect(world.host.executions).toHaveLength(40);
		const { database } = world.host;
		await world.restart({ sender: 'sns', topicArn: world.sns.topicArn() });
		world.host.database = database;
		for (const message of messages) expect((await world.post(message)).status).toBe(200);
		expect(world.host.executions).toEqual([]);
	});
});

describe('in the editor', () => {
	test('"Listen for test event" takes the same file again, and all files of a message together', async () => {
		await world.restart({ sender: 'sns', topicArn: world.sns.topicArn() }, 'manual');
		const message = world.sns.signed(JSON.stringify(s3Event({ key: 'a.mp4' }, { key: 'b.mp4' })));
		const again = await Promise.all([world.post(message), world.post(message)]);
		expect(again.map(({ status }) => status)).toEqual([200, 200]);
		expect(world.host.executions.map((items) => items.length)).toEqual([2, 2]);
		expect(world.host.databaseWrites).toBe(0);
	});

	test.each([
		[{ sender: 'sns', topicArn: '' }, "'Topic ARN' is empty"],
		[{ sender: 'sns', topicArn: 'my-topic' }, '\'Topic ARN\' does not know "my-topic"'],
		[{ sender: 'sns', topicArn: 'arn:aws-cn:sns:cn-north-1:123456789012:t' }, 'partition'],
		[{ sender: 'sns', topicArn: 'arn:aws:sns:us-east-2:123456789012:t.fifo' }, 'FIFO'],
		[{ sender: 'sns', topicArn: '{{ $vars.topic }}' }, 'not evaluated'],
		[{ sender: 's3Compatible', topicArn: '' }, "'Shared Secret' is empty"],
		[{ sender: 'eventBridge', sharedSecret: 'short' }, 'too short'],
		[
			{ sender: 'sns', topicArn: 'arn:aws:sns:us-east-2:123456789012:t', options: { minimumSize: -1 } },
			"'Minimum Size' is -1",
		],
		[{ sender: 'sns', mediaType: '={{ "gif" }}' }, '\'Media Type\' does not know "gif"'],
		[{ sender: 'sns', executionPer: '={{ undefined }}' }, "'One Execution Per' is empty"],
	])('publishing is refused: %j', async (parameters, message) => {
		await world.restart(parameters);
		await expect(world.host.lifecycle('create')).rejects.toThrow(message);
	});

	test('publishing and taking back', async () => {
		expect(await world.host.lifecycle('checkExists')).toBe(false);
		expect(await world.host.lifecycle('create')).toBe(true);
		expect(await world.host.lifecycle('delete')).toBe(true);
	});
});
