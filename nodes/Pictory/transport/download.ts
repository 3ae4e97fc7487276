import type { IBinaryData, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { PictoryFailure } from './failure';
import type { Job } from './jobs';
import { pause } from './pause';

const ATTEMPTS = 3;

type Stream = Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0];

/** The file a finished job has made: the video, or the picture or clip of AI Studio. */
export function fileUrlOf(job: Job): string | undefined {
	for (const url of [job.data.videoURL, job.data.url, job.data.audioURL]) {
		if (typeof url === 'string' && /^https?:\/\//i.test(url)) return url;
	}
	return undefined;
}

/**
 * Streams a job's file into n8n's binary storage. The address is a signed one on another host, so the request goes out
 * without the API key: never add the credential here.
 * @throws PictoryFailure that names the job
 */
export async function downloadFile(context: IExecuteFunctions, job: Job, signal?: AbortSignal): Promise<IBinaryData> {
	const url = fileUrlOf(job);
	if (url === undefined) {
		throw new PictoryFailure(`Job ${job.jobId} is finished, but Pictory names no file to download`, { jobId: job.jobId, code: 'NO_FILE' });
	}
	for (let attempt = 1; ; attempt += 1) {
		try {
			const response: unknown = await context.helpers.httpRequest({
				method: 'GET',
				url,
				encoding: 'stream',
				returnFullResponse: true,
				abortSignal: signal,
			});
			const { body, headers } = response as { body: Stream; headers: IDataObject };
			return await context.helpers.prepareBinaryData(body, fileName(url, job), mimeType(headers));
		} catch (error) {
			const status = statusOf(error);
			const isFinal = status !== undefined && status < 500 && status !== 429;
			if (attempt >= ATTEMPTS || isFinal) throw notDownloaded(job, status);
			await pause(1000 * attempt, signal);
		}
	}
}

function notDownloaded({ jobId }: Job, status: number | undefined): PictoryFailure {
	const why = status === undefined ? 'The connection broke' : `The file's host answered with status ${status}`;
	return new PictoryFailure(`The video of job ${jobId} is ready but could not be downloaded`, {
		jobId,
		status,
		code: 'DOWNLOAD_FAILED',
		description: `${why}. Job → Wait with this job ID downloads it without making it again`,
	});
}

function statusOf(error: unknown): number | undefined {
	const { httpCode, status, response } = error as { httpCode?: unknown; status?: unknown; response?: { status?: unknown } };
	const code = Number(response?.status ?? status ?? httpCode);
	return Number.isInteger(code) && code >= 100 ? code : undefined;
}

function fileName(url: string, job: Job): string {
	const last = new URL(url).pathname.split('/').pop() ?? '';
	try {
		return decodeURIComponent(last) || `${job.jobId}.mp4`;
	} catch {
		return last || `${job.jobId}.mp4`;
	}
}

function mimeType(headers: IDataObject): string | undefined {
	const type = headers['content-type'];
	return typeof type === 'string' ? type.split(';')[0]?.trim() : undefined;
}
