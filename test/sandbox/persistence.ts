/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { AwsConnection } from './aws-connections';
import type { Job } from './jobs';
import type { Bucket } from './s3';
import type { Project, SandboxState } from './state';

/** The part of the state that is shown over HTTP and kept in a file. */
export interface ServerState {
	connections: AwsConnection[];
	jobs: Job[];
	buckets: Bucket[];
	projects: Project[];
}

export function createServerState(state: SandboxState): ServerState {
	return {
		connections: [...state.connections.values()],
		jobs: [...state.jobs.values()],
		buckets: state.buckets,
		projects: state.projects,
	};
}

/** Takes up what an earlier process left behind; a missing file is an empty account. */
export function loadState(file: string, state: SandboxState): void {
	if (!existsSync(file)) return;
	const saved = JSON.parse(readFileSync(file, 'utf8')) as ServerState;
	state.connections = new Map(saved.connections.map((entry) => [entry.connectionId, entry]));
	state.jobs = new Map(saved.jobs.map((entry) => [entry.jobId, entry]));
	state.buckets = saved.buckets;
	state.projects = saved.projects;
}

/** Written beside and renamed, so that a process that is killed leaves a whole file. */
export function saveState(file: string, state: SandboxState): void {
	const temporary = `${file}.${process.pid}`;
	writeFileSync(temporary, JSON.stringify(createServerState(state)));
	renameSync(temporary, file);
}
