/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import type { IncomingHttpHeaders } from 'node:http';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { AwsConnection, Sandbox } from '../../sandbox';
import { Authority } from '../../sns/authority';
import { enter, Network } from '../../sns/network';

/** What S3 answers for each bucket to somebody without a key. */
const BUCKETS: Record<string, { status: number; region?: string }> = {
	'private-videos': { status: 403, region: 'us-east-2' },
	'public-videos': { status: 200, region: 'us-east-2' },
	'frankfurt-videos': { status: 301, region: 'eu-central-1' },
	'young-region': { status: 400, region: 'ap-southeast-7' },
	'my.dotted.videos': { status: 403, region: 'us-east-2' },
	'no-such-bucket': { status: 404 },
	'slow-down': { status: 503 },
	mute: { status: 403 },
};

/** Each host needs a key pair, which takes a busy machine seconds. */
const START_MS = 60_000;

/**
 * S3's hosts on loopback, for one test file. Whoever asks must bring no key: neither Pictory's nor AWS's.
 * @param buckets those that have a host of their own; default: all
 */
export function useS3(sandbox: () => Sandbox, buckets = Object.keys(BUCKETS)): { readonly network: Network } {
	let network: Network | undefined;
	let leave: (() => void) | undefined;
	const seen: IncomingHttpHeaders[] = [];

	beforeAll(async () => {
		network = await Network.start(await Authority.create());
		const serve = async (host: string, bucketOf: (url: string) => string): Promise<void> =>
			await network?.serve(host, ({ url = '', headers }, response) => {
				seen.push(headers);
				const { status, region } = BUCKETS[bucketOf(url)] ?? { status: 404 };
				response
					.writeHead(
						status,
						region === undefined ? {} : { 'x-amz-bucket-region': region, location: 'https://elsewhere.example.com/' },
					)
					.end();
			});
		for (const bucket of buckets.filter((name) => !name.includes('.')))
			await serve(`${bucket}.s3.amazonaws.com`, () => bucket);
		await serve('s3.amazonaws.com', (url) => url.slice(1));
		leave = enter(network);
	}, START_MS);
	beforeEach(() => {
		seen.length = 0;
		if (network) network.requests.length = network.refused.length = 0;
	});
	afterEach(() => expect(JSON.stringify(seen)).not.toMatch(new RegExp(`${sandbox().apiKey}|authorization`, 'i')));
	afterAll(async () => {
		leave?.();
		await network?.stop();
	});
	return {
		get network() {
			return network as Network;
		},
	};
}

export function connect(sandbox: Sandbox, more: Partial<AwsConnection> = {}): AwsConnection {
	return sandbox.state.addConnection({ name: 'Studio', awsAccountId: '123456789012', awsRegion: 'us-east-2', ...more });
}

export const byId = (value: string): INodeParameters => ({ __rl: true, mode: 'id', value });

export function verify(connectionId: string, parameters: INodeParameters = {}): INodeParameters {
	return { resource: 'awsConnection', operation: 'verify', connectionId: byId(connectionId), ...parameters };
}

export interface Line {
	check: string;
	status: string;
	seen: string;
	remedy: string;
}

export const linesOf = (json: IDataObject | undefined): Line[] => (json?.checks ?? []) as unknown as Line[];
export const statuses = (json: IDataObject | undefined): string[] => linesOf(json).map(({ status }) => status);
