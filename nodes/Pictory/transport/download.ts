import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { Cancelled, PictoryFailure } from './failure';
import { fileNameOf } from './fileName';
import { MOST_BYTES, mostBytes, saidSize } from './fileSize';
import type { Job } from './jobs';
import { Line } from './line';
import { Pace, type Slowness, STALL_SECONDS } from './pace';
import { pause } from './pause';
import { readRetryAfter } from './retry';

const ATTEMPTS = 3;
/** A host that asks for more patience (Retry-After) is asked again all the same. */
const LONGEST_PAUSE_MS = 60_000;
const BROKEN = 'The connection broke';
const EMPTY = "The file's host sent an empty file";

type Body = Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0];
type Stream = Exclude<Body, Buffer>;

/** Why one attempt came to nothing. */
class Fault extends Error {
	/** @param why a sentence without a full stop */
	constructor(
		why: string,
		readonly more: { status?: number; retryAfterMs?: number; isFinal?: boolean } = {},
	) {
		super(why);
	}
}

/** The file a finished job has made: the video, or the picture or clip of AI Studio. */
export function fileUrlOf(job: Job): string | undefined {
	for (const url of [job.data.videoURL, job.data.url, job.data.audioURL]) {
		if (typeof url === 'string' && /^https?:\/\//i.test(url) && URL.canParse(url)) return url;
	}
	return undefined;
}

/**
 * Streams a job's file into n8n's binary storage. The address is a signed one on another host, so the request goes out
 * without the API key: never add the credential here.
 *
 * A host that stalls, trickles, breaks off or sends far more than it said ends an attempt, and there are three of them.
 * @throws PictoryFailure that names the job; Cancelled within a second of the signal
 */
export async function downloadFile(context: IExecuteFunctions, job: Job, signal?: AbortSignal): Promise<IBinaryData> {
	const url = fileUrlOf(job);
	if (url === undefined) {
		throw new PictoryFailure(`Job ${job.jobId} is finished, but Pictory names no file to download`, {
			jobId: job.jobId,
			code: 'NO_FILE',
		});
	}
	const pace = new Pace();
	for (let attempt = 1; ; attempt += 1) {
		const line = new Line(pace, tooSlow, signal);
		try {
			return await fetchFile(context, line, url, pace, job);
		} catch (error) {
			const reason = line.reason ?? error;
			if (reason instanceof Cancelled) throw reason;
			const fault = reason instanceof Fault ? reason : new Fault(BROKEN);
			if (attempt >= ATTEMPTS || fault.more.isFinal === true) throw notDownloaded(job, fault);
			await pause(Math.min(fault.more.retryAfterMs ?? 1000 * attempt, LONGEST_PAUSE_MS), signal);
		} finally {
			line.hangUp();
		}
	}
}

async function fetchFile(
	context: IExecuteFunctions,
	line: Line,
	url: string,
	pace: Pace,
	job: Job,
): Promise<IBinaryData> {
	const response: unknown = await line.unlessGivenUp(
		context.helpers.httpRequest({
			method: 'GET',
			url,
			// Then the size that is said is the size of the file.
			headers: { 'accept-encoding': 'identity' },
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			abortSignal: line.signal,
		}),
	);
	const { body, headers, statusCode } = response as { body: unknown; headers: IDataObject; statusCode: number };
	if (isStream(body)) body.on('error', () => line.giveUp(new Fault(BROKEN)));
	const said = checkAnswer(statusCode, headers);
	const mimeType = mimeTypeOf(headers);
	const name = fileNameOf({ url, disposition: textIn(headers['content-disposition']), mimeType, jobId: job.jobId });
	if (!isStream(body)) {
		if (Buffer.isBuffer(body)) return await context.helpers.prepareBinaryData(body, name, mimeType);
		throw new Fault("The file's host sent no file");
	}
	pace.begin();
	const counted = new Counted(body, mostBytes(said), line, pace);
	const file = await line.unlessGivenUp(stored(context, counted, name, mimeType));
	if (counted.bytes === 0) throw new Fault(EMPTY);
	return file;
}

/** @throws Fault when no file follows. @returns the bytes that follow, when the answer says so */
function checkAnswer(status: number, headers: IDataObject): number | undefined {
	if (status !== 200) {
		throw new Fault(`The file's host answered with status ${status}`, {
			status,
			isFinal: status < 500 && status !== 429 && status !== 408,
			retryAfterMs: status === 429 || status === 503 ? readRetryAfter(headers['retry-after'], Date.now()) : undefined,
		});
	}
	const { bytes, isUnreadable } = saidSize(headers);
	if (isUnreadable) throw new Fault("The file's host sent it in an encoding n8n cannot read");
	if (bytes === 0) throw new Fault(EMPTY);
	if (bytes !== undefined && bytes > MOST_BYTES) throw tooLarge();
	return bytes;
}

/** A body on its way into n8n's storage. It passes through one piece at a time, and is not kept. */
class Counted {
	readonly stream: Stream;
	bytes = 0;

	constructor(
		readonly body: Stream,
		most: number,
		line: Line,
		pace: Pace,
	) {
		this.stream = body.map((piece: Buffer) => {
			this.bytes += piece.length;
			pace.received(piece.length);
			if (this.bytes <= most) return piece;
			line.giveUp(tooLarge());
			throw tooLarge();
		});
		// Whoever reads it hears of errors; if nobody does, they must not end n8n.
		this.stream.on('error', () => undefined);
		// The first piece is fetched although nobody may read yet. So, as long as none is there, it is the host that is slow.
		this.stream.read(0);
		line.isWaiting = () => !body.readableEnded && this.stream.readableLength === 0;
	}
}

async function stored(
	context: IExecuteFunctions,
	{ stream, body }: Counted,
	name: string,
	mimeType: string | undefined,
): Promise<IBinaryData> {
	try {
		return await context.helpers.prepareBinaryData(stream, name, mimeType);
	} catch (error) {
		throw notStored(body, error);
	}
}

function notStored(body: Stream, error: unknown): Fault {
	if (body.errored) return new Fault(BROKEN);
	const why = error instanceof Error ? `: ${error.message}` : '';
	return new Fault(`n8n could not store the file${why}`, { isFinal: true });
}

function tooSlow(slowness: Slowness): Fault {
	switch (slowness) {
		case 'stalled':
			return new Fault(`The file's host sent nothing for ${STALL_SECONDS} seconds`);
		case 'trickling':
			return new Fault("The file's host sent it too slowly");
		case 'endless':
			return new Fault('It took more than 8 hours', { isFinal: true });
	}
}

function tooLarge(): Fault {
	return new Fault(`The file's host sends more than ${MOST_BYTES / 1024 ** 3} GiB, or far more than it said`, {
		isFinal: true,
	});
}

function notDownloaded({ jobId }: Job, { message, more: { status } }: Fault): PictoryFailure {
	return new PictoryFailure(`The video of job ${jobId} is ready but could not be downloaded`, {
		jobId,
		status,
		code: 'DOWNLOAD_FAILED',
		description: `${message}. Job → Wait with this job ID downloads it without making it again`,
	});
}

function isStream(body: unknown): body is Stream {
	return typeof body === 'object' && body !== null && 'on' in body && 'map' in body && !Buffer.isBuffer(body);
}

function mimeTypeOf(headers: IDataObject): string | undefined {
	const type = textIn(headers['content-type'])?.split(';')[0]?.trim().toLowerCase();
	return type !== undefined && /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(type) ? type : undefined;
}

function textIn(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}
