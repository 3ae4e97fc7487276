import { PictoryFailure } from '../../../nodes/Pictory/transport/failure';
import { type Job, readJob } from '../../../nodes/Pictory/transport/jobs';
import type { JobPage, JobSource } from '../../../nodes/Pictory/jobTrigger/source';

export interface AccountOptions {
	pageSize?: number;
	/** What a page key stands for: a place in the list, which shifts with every new job, or the last job shown. */
	keys?: 'place' | 'job';
	/** The list has only ids and states. */
	thin?: boolean;
}

/** A Pictory account in memory, and the calls made to it. */
export class Account implements JobSource {
	/** Newest first. */
	readonly jobs: Job[] = [];
	pageCalls = 0;
	reads: string[] = [];
	/** Asked before each call; what it gives is thrown. */
	fault: (call: string) => PictoryFailure | undefined = () => undefined;
	/** Called before each page. */
	beforePage: () => void = () => undefined;
	timeIsUp = false;
	private count = 0;

	constructor(private readonly options: AccountOptions = {}) {}

	start(name = `job-${(this.count += 1)}`): string {
		this.jobs.unshift(asJob(name, { status: 'in-progress' }));
		return name;
	}

	finish(jobId: string, data: object = { status: 'completed', videoURL: 'https://example.com/video.mp4' }): string {
		this.jobs[this.jobs.findIndex((job) => job.jobId === jobId)] = asJob(jobId, data);
		return jobId;
	}

	finished(count: number): string[] {
		return Array.from({ length: count }, () => this.finish(this.start()));
	}

	get openIds(): string[] {
		return this.jobs.filter(({ status }) => status === 'in-progress').map(({ jobId }) => jobId);
	}

	isTimeUp(): boolean {
		return this.timeIsUp;
	}

	async page(key?: string): Promise<JobPage> {
		this.pageCalls += 1;
		this.beforePage();
		this.breakDown(`page ${key ?? ''}`);
		const { pageSize = 10, keys = 'job', thin = false } = this.options;
		const from =
			key === undefined ? 0 : keys === 'place' ? Number(key) : this.jobs.findIndex(({ jobId }) => jobId === key) + 1;
		const page = this.jobs.slice(from, from + pageSize);
		const last = page.at(-1);
		const next =
			from + page.length < this.jobs.length && last
				? keys === 'place'
					? String(from + pageSize)
					: last.jobId
				: undefined;
		const jobs = thin ? page.map(({ jobId, status }) => asJob(jobId, { status })) : page;
		return { jobs, ...(next !== undefined && { next }) };
	}

	async job(jobId: string): Promise<Job | undefined> {
		this.reads.push(jobId);
		this.breakDown(`job ${jobId}`);
		return this.jobs.find((job) => job.jobId === jobId);
	}

	resetCalls(): void {
		this.pageCalls = 0;
		this.reads = [];
	}

	private breakDown(call: string): void {
		const failure = this.fault(call);
		if (failure) throw failure;
	}
}

export function asJob(jobId: string, data: object): Job {
	return readJob({ job_id: jobId, success: true, data });
}

export function down(status = 503): PictoryFailure {
	return new PictoryFailure('Pictory has trouble', { status });
}
