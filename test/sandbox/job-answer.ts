import type { JsonObject, JsonValue } from './json';
import { isObject, objectOf } from './json';
import { progressOf, statusOf, type Job } from './jobs';
import { dataWithChanges, renderParamsOf, secondsOf } from './render-params';
import type { SandboxSettings } from './settings';

/**
 * The body of `GET /v1/jobs/{jobid}` (§7.1), which is also what a webhook carries (§8).
 * @param origin where the finished files are served
 */
export function jobAnswer(job: Job, settings: SandboxSettings, origin: string): JsonObject {
	return { job_id: job.jobId, ...answerWithoutId(job, settings, origin) };
}

/** An entry of `GET /v1/jobs` (§7.2). */
export function listedJob(job: Job, settings: SandboxSettings, origin: string): JsonObject {
	const answer = answerWithoutId(job, settings, origin);
	const inData = settings.jobListIdSpelling !== 'job_id';
	const onTop = settings.jobListIdSpelling !== 'data.jobId';
	return {
		...(onTop ? { job_id: job.jobId } : {}),
		...answer,
		...(inData ? { data: { ...objectOf(answer.data), jobId: job.jobId } } : {}),
	};
}

/** §7.1: JOB_NOT_FOUND. */
export function unknownJobAnswer(jobId: string): JsonObject {
	return { job_id: jobId, success: false, data: { error_code: '5000', error_message: 'JOB_NOT_FOUND' } };
}

/** The answer of a call that started a job (§1.4, spellings §7.4). */
export function startedAnswer(jobId: string, settings: SandboxSettings): JsonObject {
	switch (settings.jobIdSpelling) {
		case 'jobId':
			return { success: true, jobId };
		case 'job_id':
			return { success: true, job_id: jobId };
		case 'data.job_id':
			return { success: true, data: { job_id: jobId } };
		default:
			return { success: true, data: { jobId } };
	}
}

function answerWithoutId(job: Job, settings: SandboxSettings, origin: string): { success: boolean; data: JsonObject } {
	const status = statusOf(job, settings);
	if (status === 'failed') return { success: false, data: { status, ...job.failure } };
	if (status === 'completed') return { success: true, data: completedData(job, settings, origin) };
	const data: JsonObject = { status };
	const progress = progressOf(job);
	if (status === 'in-progress' && job.kind === 'render' && settings.showRenderProgress && progress >= 0.25) {
		data.renderProgress = Math.min(99, Math.floor(progress * 100));
		data.renderProgressMessage = 'Generating video';
		data.renderState = 'RUNNING';
	}
	return { success: true, data };
}

function completedData(job: Job, settings: SandboxSettings, origin: string): JsonObject {
	if (job.data) return withOptionalStatus(dataWithChanges(job, job.data), settings);
	if (job.kind === 'preview') return previewData(job, settings, origin);
	if (job.kind === 'transcription') return withOptionalStatus(transcriptData(), settings);
	if (job.kind === 'image') {
		return {
			status: 'completed',
			url: `${origin}/files/${job.jobId}/image.png`,
			width: 1280,
			height: 720,
			aiCreditsUsed: 2,
		};
	}
	return renderData(job, settings, origin);
}

function renderData(job: Job, settings: SandboxSettings, origin: string): JsonObject {
	const files = `${origin}/files/${job.jobId}`;
	const creditSeconds = isObject(job.request.avatar) ? Math.ceil(secondsOf(job.request) / 30) * 15 : 0;
	return {
		status: 'completed',
		progress: 100,
		videoURL: `${files}/video.mp4`,
		[settings.shareUrlSpelling]: `${origin}/share/${job.jobId}`,
		thumbnail: `${files}/thumbnail.jpg`,
		srtFile: `${files}/subtitles.srt`,
		vttFile: `${files}/subtitles.vtt`,
		txtFile: `${files}/subtitles.txt`,
		...(settings.audioUrlInJob ? { audioURL: `${files}/audio.mp3` } : {}),
		videoDuration: secondsOf(job.request),
		aiCreditsUsed: creditSeconds,
		...projectLinks(job, origin),
	};
}

function previewData(job: Job, settings: SandboxSettings, origin: string): JsonObject {
	return {
		status: 'completed',
		[settings.previewUrlSpelling]: `${origin}/v2/preview/${job.jobId}?mode=player`,
		...projectLinks(job, origin),
		renderParams: renderParamsOf(job, origin),
		storyboard: job.request,
	};
}

/** §7.1: with saveProject a project id and URL are there; their names were not found. */
function projectLinks(job: Job, origin: string): { [key: string]: JsonValue } {
	return job.projectId ? { projectId: job.projectId, projectUrl: `${origin}/story/${job.projectId}` } : {};
}

function withOptionalStatus(data: JsonObject, settings: SandboxSettings): JsonObject {
	const { status, ...rest } = data;
	const keep = settings.transcriptStatus || rest.transcript === undefined;
	return keep ? { ...rest, status: status ?? 'completed' } : rest;
}

/** §7.1, the documented sample. */
function transcriptData(): JsonObject {
	const word = (text: string, start: number, end: number) => ({
		uid: `word-${start}`,
		word: text,
		start_time: start,
		end_time: end,
		speakerId: 1,
		sentence_index: 0,
	});
	return {
		transcript: [
			{
				uid: '63773537-fb4c-4f93-8bed-217951b16fb2',
				speakerId: 1,
				words: [word('Once', 0, 0.48), word('again,', 0.48, 0.88)],
			},
		],
		txt: 'Once again,',
		srt: '1\n00:00:00,000 --> 00:00:00,880\nOnce again,',
		vtt: 'WEBVTT\n\n1\n00:00:00.000 --> 00:00:00.880\n- Once again,',
		mediaInfo: { duration: 0.88 },
	};
}
