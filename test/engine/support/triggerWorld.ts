import axios from 'axios';

import { Authority } from '../../sns/authority';
import { enter, Network } from '../../sns/network';
import { s3Event } from '../../sns/s3Events';
import { SnsStandIn } from '../../sns/sns';
import { TriggerHost } from './triggerHost';

/** The trigger within n8n's engine, with an SNS beside it, for one test file. */
export interface TriggerWorld {
	network: Network;
	sns: SnsStandIn;
	host: TriggerHost;
	/** Another trigger in another workflow, in place of `host`. */
	restart(parameters: Record<string, string | object>, mode?: 'manual'): Promise<TriggerHost>;
	/** As SNS posts: text/plain. */
	post(body: string | object, query?: string, headers?: Record<string, string>): Promise<{ status: number }>;
	/** Nothing may start, and no call may go out. */
	expectRefused(posting: Promise<{ status: number }>, status: number): Promise<void>;
}

export const SHARED = 'correct-horse-battery-staple';

/** The event of one file, as SNS carries it. */
export const upload = (key: string): string => JSON.stringify(s3Event({ key }));

export function triggerWorld(): TriggerWorld {
	const world = { post, expectRefused, restart } as TriggerWorld;
	let leave: () => void;
	let workflows = 0;

	beforeAll(async () => {
		world.network = await Network.start(await Authority.create());
		leave = enter(world.network);
		world.sns = await SnsStandIn.start(world.network);
	});

	afterAll(async () => {
		leave();
		await world.network.stop();
	});

	beforeEach(async () => {
		world.host = await start({ sender: 'sns', topicArn: world.sns.topicArn() });
	});

	afterEach(async () => await world.host.stop());

	async function start(parameters: Record<string, string | object>, mode?: 'manual'): Promise<TriggerHost> {
		workflows += 1;
		const defaults = { sharedSecret: '', prefix: '', suffix: '', mediaType: 'any', executionPer: 'file', options: {} };
		return await TriggerHost.start({
			parameters: { ...defaults, ...parameters },
			workflowId: `workflow-${workflows}`,
			mode,
		});
	}

	async function restart(parameters: Record<string, string | object>, mode?: 'manual'): Promise<TriggerHost> {
		await world.host.stop();
		world.host = await start(parameters, mode);
		return world.host;
	}

	async function post(
		body: string | object,
		query = '',
		headers: Record<string, string> = {},
	): Promise<{ status: number }> {
		return await axios.post(`${world.host.url}${query}`, typeof body === 'string' ? body : JSON.stringify(body), {
			headers: { 'content-type': 'text/plain; charset=UTF-8', ...headers },
			transformRequest: [(data: string) => data],
			proxy: false,
			validateStatus: () => true,
			maxBodyLength: Infinity,
		});
	}

	async function expectRefused(posting: Promise<{ status: number }>, status: number): Promise<void> {
		const { network, host } = world;
		const seen = network.requests.length + network.refused.length;
		expect((await posting).status).toBe(status);
		expect(host.executions).toEqual([]);
		expect(network.requests.length + network.refused.length).toBe(seen);
	}

	return world;
}
