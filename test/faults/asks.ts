import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { resources } from '../../nodes/Pictory/actions';
import { fillIn } from '../engine/support/fillIn';
import { createVideo } from '../engine/support/videos';
import type { FaultRule, Sandbox } from '../sandbox';

/** Something a user asks of the node: a column of the table. */
export interface Ask {
	/** As the menu calls it. */
	name: string;
	/** Which of its requests the fault is about. */
	method: NonNullable<FaultRule['method']>;
	/** Fills the account and gives the node's parameters. */
	prepare(sandbox: Sandbox): INodeParameters;
	/** Whether the node's output is right, and the account as it should be after the node has succeeded. */
	isRight(sandbox: Sandbox, output: IDataObject[]): boolean;
}

const byId = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });
const PAGES_OF_JOBS = 15;

/** What has to be right beside the output is known by hand. */
const byHand: Ask[] = [
	{
		name: 'Video → Create',
		method: 'POST',
		prepare: () => createVideo(),
		isRight: ({ state }, output) =>
			output.length === 1 && state.jobs.size === 1 && state.jobs.has(String(output[0]?.jobId)),
	},
	{
		name: 'Job → Get',
		method: 'GET',
		prepare: ({ state }) => ({
			resource: 'job',
			operation: 'get',
			jobId: byId(state.addJob({ jobId: 'a-job' }).jobId),
		}),
		isRight: (_sandbox, [job]) => job?.jobId === 'a-job' && job.status === 'completed',
	},
	{
		name: 'Job → Get Many',
		method: 'GET',
		prepare({ state }) {
			for (let job = 0; job < PAGES_OF_JOBS; job += 1) state.addJob();
			return { resource: 'job', operation: 'getAll', returnAll: true };
		},
		isRight: ({ state }, output) =>
			output.length === PAGES_OF_JOBS &&
			new Set(output.map(({ jobId }) => jobId)).size === PAGES_OF_JOBS &&
			state.jobs.size === PAGES_OF_JOBS,
	},
	{
		name: 'AWS Connection → Get Many',
		method: 'GET',
		prepare({ state }) {
			for (const name of ['A', 'B', 'C']) state.addConnection({ name });
			return { resource: 'awsConnection', operation: 'getAll', returnAll: true };
		},
		isRight: (_sandbox, output) => output.map(({ name }) => name).join() === 'A,B,C',
	},
	{
		name: 'AWS Connection → Create',
		method: 'POST',
		prepare: () => ({
			resource: 'awsConnection',
			operation: 'create',
			name: 'Studio',
			awsAccountId: '123456789012',
			awsRegion: byId('us-east-2'),
			enabled: true,
		}),
		isRight: ({ state }, [connection]) =>
			state.connections.size === 1 &&
			connection?.name === 'Studio' &&
			state.connections.has(String(connection.connectionId)),
	},
	{
		name: 'AWS Connection → Update',
		method: 'PUT',
		prepare: ({ state }) => ({
			resource: 'awsConnection',
			operation: 'update',
			connectionId: byId(state.addConnection({ connectionId: 'a-connection', name: 'Old' }).connectionId),
			updateFields: { name: 'New' },
		}),
		isRight: ({ state }, [connection]) =>
			connection?.name === 'New' && connection.version === 2 && state.connections.get('a-connection')?.version === 2,
	},
	{
		name: 'AWS Connection → Delete',
		method: 'DELETE',
		prepare: ({ state }) => ({
			resource: 'awsConnection',
			operation: 'delete',
			connectionId: byId(state.addConnection({ connectionId: 'a-connection' }).connectionId),
		}),
		isRight: ({ state }, output) => state.connections.size === 0 && output[0]?.deleted === true,
	},
];

/** Every other operation that only reads: its answer must be the one Pictory gives without the fault. */
const reading: Ask[] = resources.flatMap(({ option, operations }) =>
	operations
		.map((operation) => ({ operation, name: `${option.name} → ${operation.option.name}` }))
		.filter(({ operation, name }) => /^get/.test(operation.option.value) && !byHand.some((ask) => ask.name === name))
		.map(({ operation, name }) => ({
			name,
			method: 'GET' as const,
			prepare: (sandbox) => ({
				resource: option.value,
				operation: operation.option.value,
				...fillIn(operation, sandbox),
			}),
			isRight: (_sandbox, output) => output.length > 0 && output.every((item) => item.error === undefined),
		})),
);

export const asks: Ask[] = [...byHand, ...reading];
