import type { Core } from './core';
import { newLongId } from './ids';
import { isFinished, newJob, type Job, type JobFailure } from './jobs';
import type { JobKind } from './log';
import { stringOf, type JsonObject } from './json';
import type { Webhooks } from './webhooks';

/** Starts jobs and does what is due when they end. What a job answers in between follows from the clock alone. */
export class JobRunner {
	private readonly ended = new Set<string>();

	constructor(
		private readonly core: Core,
		private readonly webhooks: Webhooks,
		/** Called when the end of a job changed the state. */
		private readonly changed: () => void,
	) {
		core.state.onJobFinished = (job) => this.end(job);
	}

	start(kind: JobKind, request: JsonObject, failure?: JobFailure): Job {
		const { state, log, settings } = this.core;
		const job = newJob(kind, request, settings, failure);
		if (request.saveProject === true) job.projectId = newLongId();
		state.jobs.set(job.jobId, job);
		log.jobs.push({ time: job.startedAt, jobId: job.jobId, kind, videoName: stringOf(request.videoName) });
		if (settings.webhookMode === 'early') {
			this.core.timers.after(Math.min(job.durationMs / 5, 200), () => this.webhooks.send(job));
		}
		this.watch(job);
		return job;
	}

	/** Waits for the end of jobs that were read back from a file. */
	resume(): void {
		for (const job of this.core.state.jobs.values()) {
			if (isFinished(job)) this.ended.add(job.jobId);
			else this.watch(job);
		}
	}

	private watch(job: Job): void {
		if (job.outcome === 'never') return;
		const left = job.startedAt + job.durationMs - Date.now();
		this.core.timers.after(Math.max(0, left) + 1, () => (isFinished(job) ? this.end(job) : this.watch(job)));
	}

	private end(job: Job): void {
		if (this.ended.has(job.jobId) || this.core.state.jobs.get(job.jobId) !== job) return;
		this.ended.add(job.jobId);
		const { settings, state } = this.core;
		if (job.outcome === 'complete' && job.projectId !== undefined) {
			state.addProject({ id: job.projectId, name: stringOf(job.request.videoName) ?? 'Untitled' });
			this.changed();
		}
		if (settings.webhookMode === 'never' || (job.outcome === 'fail' && !settings.webhookOnFailure)) return;
		this.webhooks.send(job);
		if (settings.webhookMode === 'twice') this.webhooks.send(job);
	}
}
