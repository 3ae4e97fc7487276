import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { webUrl } from '../common/webUrl';
import { CountedBody, isStream, type Stream } from './countedBody';
import { broken, empty, Fault, tooLarge, tooSlow } from './downloadFault';
import { Cancelled, PictoryFailure } from './failure';
import { fileNameOf } from './fileName';
import { MOST_BYTES, mostBytes, saidSize } from './fileSize';
import type { Job } from './jobs';
import { Line } from './line';
import { Pace } from './pace';
import { pause } from './pause';
import { plainRequest } from './plainRequest';
import { readRetryAfter } from './retryAfter';

const ATTEMPTS = 3;
/** A host that asks for more patience (Retry-After) is asked again all the same. */
const LONGEST_PAUSE_MS = 60_000;

/** The file a finished job has made: the video, or the picture or clip of AI Studio. */
function fileUrlOf(job: Job): string | undefined {
	for (const url of [job.data.videoURL, job.data.url, job.data.audioURL]) {
		if (typeof url === 'string' && /^https?:\/\//i.test(url) && webUrl(url)) return url;
	}
	return undefined;
}

/**
 * Streams a job's file into n8n's binary storage. The address is a signed one on another host, so the request goes out
 * without the API key (plainRequest.ts).
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
			const fault = reason instanceof Fault ? reason : broken();
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
	const { body, headers, statusCode } = await line.unlessGivenUp(
		plainRequest(context, {
			method: 'GET',
			url,
			// Then the size that is said is the size of the file.
			headers: { 'accept-encoding': 'identity' },
			isStream: true,
			followsRedirects: true,
			signal: line.signal,
		}),
	);
	if (isStream(body)) body.on('error', () => line.giveUp(broken()));
	const said = checkAnswer(statusCode, headers);
	const mimeType = mimeTypeOf(headers);
	const name = fileNameOf({ url, disposition: textIn(headers['content-disposition']), mimeType, jobId: job.jobId });
	if (!isStream(body)) {
		if (Buffer.isBuffer(body)) return await context.helpers.prepareBinaryData(body, name, mimeType);
		throw new Fault("The file's host sent no file");
	}
	pace.begin();
	const counted = new CountedBody(body, mostBytes(said), line, pace);
	const file = await line.unlessGivenUp(stored(context, counted, name, mimeType));
	if (counted.bytes === 0) throw empty();
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
	if (bytes === 0) throw empty();
	if (bytes !== undefined && bytes > MOST_BYTES) throw tooLarge();
	return bytes;
}

async function stored(
	context: IExecuteFunctions,
	{ stream, body }: CountedBody,
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
	if (body.errored) return broken();
	const why = error instanceof Error ? `: ${error.message}` : '';
	return new Fault(`n8n could not store the file${why}`, { isFinal: true });
}

function notDownloaded({ jobId }: Job, { message, more: { status } }: Fault): PictoryFailure {
	return new PictoryFailure(`The video of job ${jobId} is ready but could not be downloaded`, {
		jobId,
		status,
		code: 'DOWNLOAD_FAILED',
		description: `${message}. Job → Wait with this job ID downloads it without making it again`,
	});
}

function mimeTypeOf(headers: IDataObject): string | undefined {
	const type = textIn(headers['content-type'])?.split(';')[0]?.trim().toLowerCase();
	return type !== undefined && /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(type) ? type : undefined;
}

function textIn(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}
