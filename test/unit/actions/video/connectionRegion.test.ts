import { type IDataObject, sleep } from 'n8n-workflow';

import { regionCheck, regionContradiction } from '../../../../nodes/Pictory/actions/video/connectionRegion';
import { checkStoryboard } from '../../../../nodes/Pictory/actions/video/body/check';
import { connectionRegion } from '../../../../nodes/Pictory/transport/awsConnection';
import type { Pictory } from '../../../../nodes/Pictory/transport/client';
import { Cancelled, PictoryFailure } from '../../../../nodes/Pictory/transport/failure';
import { prepare, problemsOf } from './panel';

const connection = '20251217080657842fux3au9kh1p0j5s';
const inRegion = (region: string, bucket = 'my-videos'): string => `https://${bucket}.s3.${region}.amazonaws.com/a.mp4`;

/** What a connection's page gives, and how often it was asked for. */
function pictoryThat(answer: () => unknown): { pictory: Pictory; asked: string[] } {
	const asked: string[] = [];
	const readOnce = async (path: string): Promise<unknown> => {
		asked.push(path);
		await sleep(0);
		return answer();
	};
	return { pictory: { readOnce } as unknown as Pictory, asked };
}

const isIn =
	(awsRegion: string): (() => IDataObject) =>
	() => ({ connectionId: connection, awsRegion });
const fails =
	(error: Error): (() => never) =>
	() => {
		throw error;
	};
const bodyWith = (...visualUrls: string[]): IDataObject => ({
	awsConnectionId: connection,
	scenes: visualUrls.map((visualUrl) => ({ background: { visualUrl, type: 'video' } })),
});
const checkOf = (body: IDataObject) => regionCheck(body, checkStoryboard(body).files, (path) => `label of ${path}`);

test('a file in another region than the connection’s is refused, with both regions and what to do', async () => {
	const { pictory, asked } = pictoryThat(isIn('us-east-2'));
	const check = checkOf(bodyWith('s3://my-videos/b.mp4', inRegion('eu-west-1')));
	await expect(check?.(pictory)).rejects.toMatchObject({
		message: "'label of scenes[1].background.visualUrl' is in eu-west-1, but the AWS Connection is for us-east-2",
		details: {
			code: 'INVALID_PARAMETER',
			description: expect.stringMatching(
				/^No video was started\. .*eu-west-1\.amazonaws\.com\/a\.mp4\. Choose an AWS Connection for eu-west-1/,
			),
		},
	});
	expect(asked).toEqual([`/v1/awsconnections/${connection}`]);
});

test('the same region passes, and a run asks for each connection once', async () => {
	const { pictory, asked } = pictoryThat(isIn('eu-west-1'));
	const checks = Array.from({ length: 20 }, () => checkOf(bodyWith(inRegion('EU-WEST-1'))));
	await Promise.all(checks.map(async (check) => await check?.(pictory)));
	await checkOf(bodyWith(inRegion('eu-west-1')))?.(pictory);
	expect(asked).toHaveLength(1);
	const another = pictoryThat(isIn('eu-west-1'));
	expect(await connectionRegion(another.pictory, connection)).toBe('eu-west-1');
	expect(another.asked).toHaveLength(1);
});

test.each<[string, IDataObject]>([
	['without a connection', { scenes: [{ background: { visualUrl: inRegion('eu-west-1') } }] }],
	[
		'with addresses that name no region',
		bodyWith('s3://my-videos/a.mp4', 'https://my-videos.s3.amazonaws.com/a.mp4', 'https://example.com/a.mp4'),
	],
	['with signed addresses', bodyWith(`${inRegion('eu-west-1')}?X-Amz-Signature=ab`)],
	['with a connection that is no text', { ...bodyWith(inRegion('eu-west-1')), awsConnectionId: 7 }],
])('%s there is nothing to ask', (_what, body) => {
	expect(checkOf(body)).toBeUndefined();
});

test.each<[string, () => unknown]>([
	['a server error', fails(new PictoryFailure('Trouble', { status: 500 }))],
	['a refused key', fails(new PictoryFailure('Refused', { status: 401 }))],
	['no network', fails(new PictoryFailure('Gone', { code: 'ECONNREFUSED' }))],
	['an answer without a region', () => ({ connectionId: connection })],
	['an answer that is no object', () => 'x'],
])('%s does not stand in the way of a video', async (_what, answer) => {
	await expect(checkOf(bodyWith(inRegion('eu-west-1')))?.(pictoryThat(answer).pictory)).resolves.toBeUndefined();
});

test('a connection that does not exist does, and so does Stop', async () => {
	const gone = pictoryThat(fails(new PictoryFailure('Unknown', { status: 404 })));
	await expect(checkOf(bodyWith(inRegion('eu-west-1')))?.(gone.pictory)).rejects.toMatchObject({
		message: `The AWS connection ${connection} does not exist`,
	});
	const stopped = pictoryThat(fails(new Cancelled()));
	await expect(checkOf(bodyWith(inRegion('eu-west-1')))?.(stopped.pictory)).rejects.toBeInstanceOf(Cancelled);
});

test('the first file that differs is the one that is named', () => {
	const file = (region?: string) => ({
		path: region ?? '',
		address: '',
		inS3: true,
		...(region !== undefined && { region }),
	});
	expect(regionContradiction([file(), file('a'), file('b')], 'a')?.region).toBe('b');
	expect(regionContradiction([file(), file('a')], 'a')).toBeUndefined();
});

test('two regions in one request are refused, from each source, before anything is sent', () => {
	const awsConnectionId = { __rl: true, mode: 'id', value: connection };
	const logo = {
		additionalFields: { logo: { values: { url: inRegion('us-east-2', 'logos').replace('.mp4', '.png') } } },
	};
	for (const source of ['audio', 'video'] as const) {
		const problems = problemsOf({
			source,
			[`${source}Url`]: inRegion('eu-west-1').replace('.mp4', source === 'audio' ? '.mp3' : '.mp4'),
			audioLanguage: 'en-US',
			awsConnectionId,
			...logo,
		});
		expect(problems).toEqual([expect.stringMatching(/is in .*, and an AWS Connection is for one region/)]);
	}
	const body = { videoName: 'Demo', ...bodyWith(inRegion('us-east-2'), inRegion('eu-west-1')) };
	expect(problemsOf({ source: 'json', body: JSON.stringify(body) })).toEqual([
		expect.stringMatching(/^Request Body › scenes\[1\]\.background\.visualUrl: is in eu-west-1/),
	]);
	const items = [inRegion('us-east-2'), inRegion('eu-west-1')].map((visualUrl) => ({ parameters: { visualUrl } }));
	const media = { videoName: 'Demo', source: 'media', mediaFrom: 'items', awsConnectionId };
	expect(prepare('create', { ...media, videoPer: 'run' }, items).problems).toEqual([
		expect.stringMatching(/^\[1\] File: is in eu-west-1/),
	]);
	expect(prepare('create', { ...media, videoPer: 'item' }, items).problems).toEqual([]);
});
