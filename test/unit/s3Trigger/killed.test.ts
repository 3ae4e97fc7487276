/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { EventEmitter } from 'node:events';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { type Arrival, arrivalItem } from '../../../nodes/Pictory/aws/events/arrival';
import { continueExecution, holdExecution, isRecovered } from '../../../nodes/Pictory/s3Trigger/gate';
import { type DeliveryAnswer, Repeats } from '../../../nodes/Pictory/s3Trigger/repeats';

/** The answer to a delivery, as node:http's ServerResponse tells of it. */
class Answer extends EventEmitter implements DeliveryAnswer {
	statusCode = 0;
	writableEnded = false;
	destroyed = false;

	end(statusCode: number): void {
		Object.assign(this, { statusCode, writableEnded: true });
		this.close();
	}

	close(): void {
		this.destroyed = true;
		this.emit('close');
	}
}

const arrival = (key: string): Arrival => ({
	bucket: 'b',
	key,
	eTag: 'e',
	sequencer: '1',
	eventName: 'ObjectCreated:Put',
});
const itemsOf = (...keys: string[]): INodeExecutionData[] => keys.map((key) => ({ json: arrivalItem(arrival(key)) }));

function contextOf(items: INodeExecutionData[], mode = 'webhook'): IExecuteFunctions {
	const context: Partial<IExecuteFunctions> = {
		getInputData: () => items,
		getMode: () => mode as ReturnType<IExecuteFunctions['getMode']>,
		getWorkflow: () => ({ id: 'w', name: 'W', active: true }),
		getNode: () => ({ id: 'n', name: 'N', type: 't', typeVersion: 1, position: [0, 0], parameters: {} }),
	};
	return context as IExecuteFunctions;
}

describe('deliveries of one file at the same moment', () => {
	test('that begin together: one gets it', async () => {
		const repeats = new Repeats();
		const [one, other] = [new Answer(), new Answer()];
		const claims = Promise.all([repeats.reserve(['file'], one), repeats.reserve(['file'], other)]);
		await sleep(1);
		repeats.add(['file']);
		one.end(200);
		expect((await claims).map(({ size }) => size)).toEqual([1, 0]);
	});

	test('that waited for one that failed: one gets it', async () => {
		const repeats = new Repeats();
		const [failing, ...others] = [new Answer(), new Answer(), new Answer(), new Answer()];
		await repeats.reserve(['file'], failing as Answer);
		const claims = others.map(async (answer) => {
			const { size } = await repeats.reserve(['file'], answer);
			answer.end(200);
			return size;
		});
		failing?.end(500);
		expect((await Promise.all(claims)).sort()).toEqual([0, 0, 1]);
	});
});

describe('an execution', () => {
	test('goes on when its delivery is answered, and not before', async () => {
		const items = itemsOf('a', 'b');
		const answer = new Answer();
		holdExecution('w/n', items, answer);
		let output: INodeExecutionData[][] | undefined;
		const passing = continueExecution(contextOf(items)).then((data) => (output = data));
		await sleep(30);
		expect(output).toBeUndefined();
		answer.end(200);
		await passing;
		expect(output).toEqual([items]);
		expect(isRecovered('w/n', arrivalItem(arrival('a')))).toBe(false);
	});

	test('waits for n8n even when the sender has left', async () => {
		const items = itemsOf('left');
		const answer = new Answer();
		holdExecution('w/n', items, answer);
		let isOver = false;
		const passing = continueExecution(contextOf(items)).then(() => (isOver = true));
		answer.close();
		await sleep(30);
		expect(isOver).toBe(false);
		answer.end(200);
		await passing;
		expect(isOver).toBe(true);
	});

	test('that n8n runs after a restart goes on at once, and its files start no other', async () => {
		const items = itemsOf('before');
		expect(await continueExecution(contextOf(items))).toEqual([items]);
		expect(isRecovered('w/n', arrivalItem(arrival('before')))).toBe(true);
		expect(isRecovered('other/n', arrivalItem(arrival('before')))).toBe(false);
		expect(isRecovered('w/n', arrivalItem({ ...arrival('before'), eTag: 'new content' }))).toBe(false);
	});

	test('that n8n runs after a restart ends when the sender was quicker', async () => {
		const answer = new Answer();
		const again = itemsOf('quicker');
		holdExecution('w/n', again, answer);
		const old = continueExecution(contextOf(itemsOf('quicker')));
		answer.end(200);
		expect(await continueExecution(contextOf(again))).toEqual([again]);
		expect(await old).toEqual([[]]);
	});

	test('that n8n runs after a restart goes on when the quicker one never does', async () => {
		holdExecution('w/n', itemsOf('stuck'), new Answer());
		const items = itemsOf('stuck');
		expect(await continueExecution(contextOf(items))).toEqual([items]);
	}, 20_000);

	test('that is retried goes on at once, and takes nothing up', async () => {
		const items = itemsOf('retried');
		expect(await continueExecution(contextOf(items, 'retry'))).toEqual([items]);
		expect(isRecovered('w/n', arrivalItem(arrival('retried')))).toBe(false);
	});
});
