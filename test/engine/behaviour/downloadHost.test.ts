/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { gzipSync } from 'node:zlib';

import { hastenClock } from '../support/clock';
import { type Answer, dripping, FileHost, head, refuse, whole } from '../support/fileHost';
import type { Outcome, RunOptions } from '../support/harness';
import { waitFor } from '../support/videos';
import { useWorld } from '../support/world';

const world = useWorld();
const download = { download: true, outputBinaryPropertyName: 'video' };
/** A minute of the node takes 0.3 s. */
const HASTE = 200;
const FILE = Buffer.from('A video, or nearly. '.repeat(500));

let host: FileHost;
let undo: (() => void) | undefined;

beforeAll(async () => void (host = await FileHost.start()));
afterAll(async () => await host.stop());
afterEach(() => {
	undo?.();
	undo = undefined;
	host.reset();
});

interface Download extends Outcome {
	jobId: string;
	/** By the hastened clock. */
	seconds: number;
	file?: Buffer;
}

async function fetchFrom(
	answers: Answer[],
	{ url = host.url(), ...options }: Partial<RunOptions> & { url?: string } = {},
): Promise<Download> {
	const { sandbox, engine } = world;
	host.answers = answers;
	const { jobId } = sandbox.state.addJob({ data: { status: 'completed', videoURL: url } });
	undo = hastenClock(HASTE);
	const begun = Date.now();
	const outcome = await engine.run({ parameters: waitFor(jobId, {}, download), ...options });
	const seconds = (Date.now() - begun) / 1000;
	undo();
	const data = outcome.items[0]?.binary?.video?.data;
	return { ...outcome, jobId, seconds, ...(data !== undefined && { file: Buffer.from(data, 'base64') }) };
}

/** The failure names the job and what to do, no file goes on, and the host is left alone. */
async function expectFailed(outcome: Download, why: string, attempts = 3): Promise<void> {
	expect(outcome.error).toMatchObject({
		message: `The video of job ${outcome.jobId} is ready but could not be downloaded`,
		description: `${why}. Job → Wait with this job ID downloads it without making it again`,
		context: { jobId: outcome.jobId, code: 'DOWNLOAD_FAILED' },
	});
	expect(outcome.items).toEqual([]);
	expect(host.requests).toHaveLength(attempts);
	await host.quiet();
}

const SILENT: Answer = () => undefined;
const HANGING: Array<[string, Answer, string]> = [
	['never answers', SILENT, "The file's host sent nothing for 60 seconds"],
	[
		'stops within the headers',
		(socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Ty'),
		"The file's host sent nothing for 60 seconds",
	],
	[
		'sends headers for ever',
		dripping('HTTP/1.1 200 OK\r\n', 'X-More: 1\r\n', 20),
		"The file's host sent nothing for 60 seconds",
	],
	[
		'stops after the headers',
		(socket) => void socket.write(head({ 'Content-Length': 10_000 })),
		"The file's host sent nothing for 60 seconds",
	],
	[
		'stops in the middle',
		(socket) => void socket.write(head({ 'Content-Length': 10_000 }) + 'x'.repeat(5_000)),
		"The file's host sent nothing for 60 seconds",
	],
	[
		'stops before the last chunk',
		(socket) => void socket.write(`${head({ 'Transfer-Encoding': 'chunked' })}5\r\nhello\r\n`),
		"The file's host sent nothing for 60 seconds",
	],
	[
		'sends a byte each 5 s',
		dripping(head({ 'Content-Length': 10_000 }), 'x', 25),
		"The file's host sent it too slowly",
	],
	[
		'sends a chunk of a byte each 5 s',
		dripping(head({ 'Transfer-Encoding': 'chunked' }), '1\r\nx\r\n', 25),
		"The file's host sent it too slowly",
	],
];

test.each(HANGING)('a host that %s is given up', async (_what, answer, why) => {
	const outcome = await fetchFrom([answer]);
	await expectFailed(outcome, why);
	// Three times a minute, and what the machine is late.
	expect(outcome.seconds).toBeGreaterThan(180);
	expect(outcome.seconds).toBeLessThan(15 * 60);
});

test.each(HANGING)('a host that %s once is asked again', async (_what, answer) => {
	const { error, file } = await fetchFrom([answer, whole(FILE)]);
	expect(error).toBeUndefined();
	expect(file?.equals(FILE)).toBe(true);
	expect(host.requests).toHaveLength(2);
});

test('a line that is slow but honest is not cut off, however long it takes', async () => {
	const piece = Buffer.alloc(25_000, 'x');
	// 150 seconds and more of 25 kB each, as the node sees it.
	const { error, file } = await fetchFrom([
		dripping(head({ 'Content-Length': 150 * piece.length }), piece, 1000 / HASTE, 150),
	]);
	expect(error).toBeUndefined();
	expect(file?.length).toBe(150 * piece.length);
	expect(host.requests).toHaveLength(1);
});

test('a host that pauses for less than a minute is not cut off', async () => {
	const pausing: Answer = (socket) => {
		socket.write(head({ 'Content-Length': 200_000 }));
		socket.write(Buffer.alloc(150_000, 'x'));
		setTimeout(() => socket.end(Buffer.alloc(50_000, 'x')), 120);
	};
	const { file } = await fetchFrom([pausing]);
	expect(file?.length).toBe(200_000);
});

const CHUNKED_LIE = `${head({ 'Transfer-Encoding': 'chunked', 'Content-Length': 3 })}5\r\nhello\r\n0\r\n\r\n`;
const BROKEN: Array<[string, Answer, string]> = [
	[
		'sends less than it said',
		(socket) => void socket.end(head({ 'Content-Length': 100 }) + 'x'.repeat(60)),
		'The connection broke',
	],
	[
		'ends without the last chunk',
		(socket) => void socket.end(`${head({ 'Transfer-Encoding': 'chunked' })}5\r\nhello\r\n`),
		'The connection broke',
	],
	['says two sizes', (socket) => void socket.end(CHUNKED_LIE), 'The connection broke'],
	[
		'sends chunks of another size than it said',
		(socket) => void socket.end(`${head({ 'Transfer-Encoding': 'chunked' })}2\r\nhello\r\n0\r\n\r\n`),
		'The connection broke',
	],
	['does not speak HTTP', (socket) => void socket.end('hello\r\n\r\n'), 'The connection broke'],
	['hangs up at once', (socket) => void socket.destroy(), 'The connection broke'],
	['sends an empty file', whole(Buffer.alloc(0)), "The file's host sent an empty file"],
	[
		'sends an empty file in chunks',
		(socket) => void socket.end(`${head({ 'Transfer-Encoding': 'chunked', Connection: 'close' })}0\r\n\r\n`),
		"The file's host sent an empty file",
	],
	[
		'breaks off a packed file',
		(socket) =>
			void socket.end(
				Buffer.concat([
					Buffer.from(head({ 'Content-Length': 500, 'Content-Encoding': 'gzip' })),
					gzipSync(FILE).subarray(0, 60),
				]),
			),
		'The connection broke',
	],
	['says it is packed when it is not', whole(FILE, { 'Content-Encoding': 'gzip' }), 'The connection broke'],
	[
		'packs it twice',
		whole(gzipSync(gzipSync(FILE)), { 'Content-Encoding': 'gzip, gzip' }),
		"The file's host sent it in an encoding n8n cannot read",
	],
	['is busy for ever', refuse('503 Service Unavailable'), "The file's host answered with status 503"],
	[
		'is busy for ever, and says when to come',
		refuse('503 Service Unavailable', { 'Retry-After': '1' }),
		"The file's host answered with status 503",
	],
	['is overrun for ever', refuse('429 Too Many Requests'), "The file's host answered with status 429"],
	['sends itself the request for ever', refuse('302 Found', { Location: '/again' }), 'The connection broke'],
];

test.each(BROKEN.slice(0, -1))('a host that %s is asked three times', async (_what, answer, why) => {
	await expectFailed(await fetchFrom([answer]), why);
});

test.each(BROKEN)('a host that %s once is asked again', async (_what, answer) => {
	const isLoop = answer === BROKEN.at(-1)?.[1];
	const { error, file } = await fetchFrom([...Array<Answer>(isLoop ? 22 : 1).fill(answer), whole(FILE)]);
	expect(error).toBeUndefined();
	expect(file?.equals(FILE)).toBe(true);
});

test('a connection that is reset in the middle is made anew', async () => {
	const reset: Answer = (socket) =>
		void socket.write(head({ 'Content-Length': FILE.length }) + 'x'.repeat(200), () => socket.resetAndDestroy());
	const { file } = await fetchFrom([reset, reset, whole(FILE)]);
	expect(file?.equals(FILE)).toBe(true);
	expect(host.requests).toHaveLength(3);
});

test('what comes after the size that was said is not taken', async () => {
	const { file, error } = await fetchFrom([
		(socket) => void socket.end(`${head({ 'Content-Length': 5, Connection: 'close' })}hello and more`),
	]);
	expect([error, file?.toString()]).toEqual([undefined, 'hello']);
});

test('a file that says it is larger than any video is not begun', async () => {
	const outcome = await fetchFrom([dripping(head({ 'Content-Length': 11 * 1024 ** 3 }), FILE, 1)]);
	await expectFailed(outcome, "The file's host sends more than 10 GiB, or far more than it said", 1);
});

test('a small packed file that fills disks is cut off', async () => {
	const bomb = gzipSync(Buffer.alloc(64 * 1024 ** 2));
	expect(bomb.length).toBeLessThan(100_000);
	const outcome = await fetchFrom([whole(bomb, { 'Content-Encoding': 'gzip' })]);
	await expectFailed(outcome, "The file's host sends more than 10 GiB, or far more than it said", 1);
});

test.each([
	['with the size of the packed file', { 'Content-Length': gzipSync(FILE).length }],
	['without a size', {}],
])('a file that comes packed although it was asked for as it is, %s, is unpacked', async (_what, size) => {
	const packed: Answer = (socket) => {
		socket.write(head({ 'Content-Encoding': 'gzip', Connection: 'close', ...size }));
		socket.end(gzipSync(FILE));
	};
	const { file, error } = await fetchFrom([packed]);
	expect(error).toBeUndefined();
	expect(file?.equals(FILE)).toBe(true);
	expect(host.requests[0]?.toLowerCase()).toContain('accept-encoding: identity');
});

test('a file without a size ends with the connection', async () => {
	const { file } = await fetchFrom([(socket) => void socket.end(head({ Connection: 'close' }) + FILE.toString())]);
	expect(file?.equals(FILE)).toBe(true);
});

test.each([
	['1 s', '1', 1],
	['ten minutes', '600', 60],
	['a year', '31536000', 60],
])('Retry-After of %s is waited for, for a minute at most', async (_what, retryAfter, least) => {
	const { file, seconds } = await fetchFrom([
		refuse('503 Service Unavailable', { 'Retry-After': retryAfter }),
		whole(FILE),
	]);
	expect(file?.equals(FILE)).toBe(true);
	expect(seconds).toBeGreaterThanOrEqual(least);
	expect(seconds).toBeLessThan(600);
});

test.each([400, 403, 404, 410, 416])('status %i is final', async (status) => {
	await expectFailed(await fetchFrom([refuse(`${status} No`)]), `The file's host answered with status ${status}`, 1);
});

test('a redirect to another host is followed, and no host sees the key', async () => {
	const { sandbox } = world;
	const there = host.url('/elsewhere/My%20clip.mp4', 'localhost');
	const { file, error } = await fetchFrom([refuse('302 Found', { Location: there }), whole(FILE)]);
	expect(error).toBeUndefined();
	expect(file?.equals(FILE)).toBe(true);
	expect(host.requests.map((request) => request.split(' ')[1])).toEqual(['/video.mp4', '/elsewhere/My%20clip.mp4']);
	expect(host.requests.join('')).not.toMatch(/authorization/i);
	expect(host.requests.join('')).not.toContain(sandbox.apiKey);
});

const STOPPED: Array<[string, Answer]> = [
	['before the answer', SILENT],
	['after the headers', (socket) => void socket.write(head({ 'Content-Length': 10_000 }))],
	['in the middle', dripping(head({ 'Content-Length': 1_000_000 }), 'x'.repeat(1_000), 5)],
	[
		'in the middle of a packed file',
		(socket) =>
			void socket.write(
				Buffer.concat([Buffer.from(head({ 'Content-Encoding': 'gzip' })), gzipSync(FILE).subarray(0, 60)]),
			),
	],
	['while Retry-After is waited for', refuse('503 Service Unavailable', { 'Retry-After': '60' })],
];

test.each(STOPPED)('Stop ends a download %s within a second', async (_what, answer) => {
	const { sandbox, engine } = world;
	host.answers = [answer];
	const { jobId } = sandbox.state.addJob({ data: { status: 'completed', videoURL: host.url() } });
	const stopWhen = host.arrival().then(async () => await new Promise((resolve) => setTimeout(resolve, 100)));
	const { status, tookMs, items } = await engine.run({ parameters: waitFor(jobId, {}, download), stopWhen });
	expect([status, items]).toEqual(['canceled', []]);
	expect(tookMs).toBeLessThan(1_000);
	await host.quiet();
	expect(host.requests).toHaveLength(1);
});

test('one host that hangs does not keep the files of the others', async () => {
	const { sandbox, engine } = world;
	host.answers = [SILENT];
	const { jobId: hanging } = sandbox.state.addJob({ data: { status: 'completed', videoURL: host.url() } });
	const others = Array.from({ length: 3 }, () => sandbox.state.addJob().jobId);
	undo = hastenClock(HASTE);
	const parameters = waitFor('={{ $json.id }}', {}, download);
	const { items } = await engine.run({
		parameters,
		items: [hanging, ...others].map((id) => ({ id })),
		node: { onError: 'continueRegularOutput' },
	});
	expect(items.map(({ json, binary }) => [json.jobId, json.code, binary?.video?.fileName])).toEqual([
		[hanging, 'DOWNLOAD_FAILED', undefined],
		...others.map((jobId) => [jobId, undefined, 'video.mp4']),
	]);
});

test.each([
	['/..%2F..%2Fetc%2Fpasswd', {}, 'passwd'],
	['/%0Avideo%E2%80%AE.mp4', {}, 'video.mp4'],
	['/nul.mp4', {}, '_nul.mp4'],
	['/x', { 'Content-Disposition': 'attachment; filename="..\\..\\evil.mp4"' }, 'evil.mp4'],
	['/', { 'Content-Type': 'video/webm; charset=binary' }, 'JOB.webm'],
	['/%00', { 'Content-Type': '<script>/x' }, 'JOB.mp4'],
	[`/${'n'.repeat(900)}.mp4`, {}, `${'n'.repeat(196)}.mp4`],
])('the file at %s (%j) is called %s', async (path, headers, name) => {
	const { items, error, jobId } = await fetchFrom([whole(FILE, headers)], { url: host.url(path) });
	expect(error).toBeUndefined();
	const file = items[0]?.binary?.video;
	expect(file?.fileName).toBe(name.replace('JOB', jobId));
	expect(file?.directory).toBeUndefined();
	expect(file?.mimeType).toMatch(/^video\/(mp4|webm)$/);
});

test('an address that is none is no file to download', async () => {
	const { error } = await fetchFrom([], { url: 'https://[broken/video.mp4' });
	expect(error?.context?.code).toBe('NO_FILE');
});
