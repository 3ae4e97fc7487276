import { randomUUID } from 'node:crypto';
import type { JobKind } from './log';
import type { JsonObject, JsonValue } from './json';
import type { JobOutcome, SandboxSettings } from './settings';

export interface JobFailure {
	error_code: string;
	error_message: string;
}

export type JobStatus = 'pending' | 'in-progress' | 'completed' | 'failed' | 'cleaned';

export interface Job {
	jobId: string;
	kind: JobKind;
	/** Wall clock, milliseconds: a job goes on while the process is down. */
	startedAt: number;
	durationMs: number;
	outcome: JobOutcome;
	failure?: JobFailure;
	/** The request it came from, unknown fields dropped. */
	request: JsonObject;
	/** What `PUT …/elements` changed, by element id (§4.6). */
	elementChanges: Record<string, JsonObject>;
	/** Its files were deleted (§7.3). */
	cleaned: boolean;
	/** The project saved by `saveProject`. */
	projectId?: string;
	/** Replaces `data` of the finished answer; for kinds this sandbox does not make itself. */
	data?: { [key: string]: JsonValue };
}

/** A job for this request; outcome and duration come from the settings and from markers in its videoName. */
export function newJob(kind: JobKind, request: JsonObject, settings: SandboxSettings, failure?: JobFailure): Job {
	const name = typeof request.videoName === 'string' ? request.videoName : '';
	const slow = /\[slow=(\d+)\]/.exec(name)?.[1];
	const outcome: JobOutcome = name.includes('[never]')
		? 'never'
		: failure || name.includes('[fail]')
			? 'fail'
			: settings.jobOutcome;
	const job: Job = {
		jobId: randomUUID(),
		kind,
		startedAt: Date.now(),
		durationMs: slow !== undefined ? Number(slow) : name.includes('[fast]') ? 0 : settings.jobDurationMs,
		outcome,
		request,
		elementChanges: {},
		cleaned: false,
	};
	if (outcome === 'fail') job.failure = failure ?? { ...settings.jobFailure };
	return job;
}

/** Where the job stands now (§7.1). */
export function statusOf(job: Job, settings: SandboxSettings, now = Date.now()): JobStatus {
	if (job.cleaned) return 'cleaned';
	if (!isFinished(job, now)) {
		const isPending = settings.usePendingState && now - job.startedAt < job.durationMs / 5;
		return isPending ? 'pending' : 'in-progress';
	}
	return job.outcome === 'fail' ? 'failed' : 'completed';
}

export function isFinished(job: Job, now = Date.now()): boolean {
	return job.outcome !== 'never' && now - job.startedAt >= job.durationMs;
}

/** How far a running job is, 0 to 1. */
export function progressOf(job: Job, now = Date.now()): number {
	if (job.outcome === 'never') return 0.5;
	return job.durationMs === 0 ? 1 : Math.min(1, (now - job.startedAt) / job.durationMs);
}
