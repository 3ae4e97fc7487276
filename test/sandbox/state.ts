import { randomUUID } from 'node:crypto';
import type { AwsConnection } from './aws-connections';
import { newConnectionId, newLongId } from './ids';
import type { Job } from './jobs';
import type { JsonObject } from './json';
import type { Bucket } from './s3';
import * as seed from './seed';

export interface VimeoConnection {
	connectionId: string;
	name: string;
	description?: string;
	clientIdentifier: string;
	enabled: boolean;
	createdDate: string;
	updatedDate: string;
	version: number;
}

export interface Project {
	/** A string for v3, an integer for v2 and older (§5.1). */
	id: string | number;
	/** As the list shows it. */
	listed: JsonObject;
	/** As the read shows it. */
	full: JsonObject;
	/** Belongs to another account: 403. */
	foreign?: boolean;
}

export interface Template {
	templateId: string;
	name: string;
	language: string;
	published: boolean;
	deprecated: boolean;
	scenes: JsonObject[];
	variables: Record<string, string>;
}

/** What the account holds. Everything may be changed by a test. */
export class SandboxState {
	connections = new Map<string, AwsConnection>();
	vimeoConnections = new Map<string, VimeoConnection>();
	/** In the order they were started. */
	jobs = new Map<string, Job>();
	/** Empty: any bucket can be read through any enabled connection. */
	buckets: Bucket[] = [];
	projects: Project[] = [];
	templates: Template[] = [];
	voices: seed.Voice[] = [];
	brands: seed.Named[] = [];
	styles: seed.Named[] = [];
	layouts: seed.Layout[] = [];
	avatars: seed.Avatar[] = [];
	quota: seed.Quota = seed.quota();
	creditUsage: seed.CreditTransaction[] = [];
	/** Called when `finishJob` ends a job. */
	onJobFinished?: (job: Job) => void;

	constructor() {
		this.reset();
	}

	/** Back to the account a fresh sandbox has: no AWS connections, no jobs, the rest as in `seed.ts`. */
	reset(): void {
		this.connections = new Map();
		this.jobs = new Map();
		this.buckets = [];
		this.vimeoConnections = new Map(seed.vimeoConnections().map((entry) => [entry.connectionId, entry]));
		this.projects = seed.projects();
		this.templates = seed.templates();
		this.voices = seed.voices();
		this.brands = seed.brands();
		this.styles = seed.styles();
		this.layouts = seed.layouts();
		this.avatars = seed.avatars();
		this.quota = seed.quota();
		this.creditUsage = seed.creditUsage();
	}

	addConnection(partial: Partial<AwsConnection> = {}): AwsConnection {
		const now = new Date().toISOString();
		const connection: AwsConnection = {
			connectionId: newConnectionId(),
			name: `Connection ${this.connections.size + 1}`,
			awsAccountId: '123456789012',
			awsRegion: 'us-east-2',
			enabled: true,
			createdDate: now,
			updatedDate: now,
			version: 1,
			...partial,
		};
		this.connections.set(connection.connectionId, connection);
		return connection;
	}

	/** A job as if it had been started `durationMs` ago, so completed, unless the partial says otherwise. */
	addJob(partial: Partial<Job> = {}): Job {
		const durationMs = partial.durationMs ?? 1000;
		const job: Job = {
			jobId: randomUUID(),
			kind: 'render',
			startedAt: Date.now() - durationMs,
			outcome: 'complete',
			request: { videoName: 'Seeded job', scenes: [{ story: 'Hello.' }] },
			elementChanges: {},
			cleaned: false,
			...partial,
			durationMs,
		};
		this.jobs.set(job.jobId, job);
		return job;
	}

	/** Ends a running job now. */
	finishJob(jobId: string, failure?: Job['failure']): void {
		const job = this.jobs.get(jobId);
		if (!job) throw new Error(`No job ${jobId}`);
		job.durationMs = Date.now() - job.startedAt;
		job.outcome = failure ? 'fail' : 'complete';
		if (failure) job.failure = failure;
		this.onJobFinished?.(job);
	}

	addBucket(partial: Partial<Bucket> & { bucket: string }): Bucket {
		const bucket: Bucket = { region: 'us-east-2', accountId: '123456789012', keys: '*', ...partial };
		this.buckets.push(bucket);
		return bucket;
	}

	addProject(partial: Partial<Project> & { name?: string } = {}): Project {
		const id = partial.id ?? newLongId();
		const made = seed.project(id, partial.name ?? 'A project', new Date().toISOString());
		const project: Project = { ...made, ...partial, id };
		this.projects.unshift(project);
		return project;
	}

	addTemplate(partial: Partial<Template> = {}): Template {
		const template: Template = {
			templateId: newLongId(),
			name: 'A template',
			language: 'en',
			published: true,
			deprecated: false,
			scenes: [],
			variables: {},
			...partial,
		};
		this.templates.push(template);
		return template;
	}
}
