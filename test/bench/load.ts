/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { PACKAGE_ROOT } from '../engine/support/loader';

const PROCESSES = 15;

/** What loading n8n-workflow takes on the idle machine the bounds and the other packages were measured on. */
const IDLE_N8N_WORKFLOW_MS = 275;

/** Runs in a fresh process that has loaded n8n-workflow, as n8n has: requires and instantiates each class once. */
const MEASURE = `
	const start = performance.now();
	require('n8n-workflow');
	const workflowMs = performance.now() - start;
	const classes = JSON.parse(process.argv[1]);
	const heap = () => { gc(); gc(); return process.memoryUsage().heapUsed; };
	const before = heap();
	const begun = performance.now();
	const kept = classes.map(([file, name]) => new (require(file)[name])());
	const ms = performance.now() - begun;
	const bytes = heap() - before;
	console.log(JSON.stringify({ ms, workflowMs, kib: bytes / 1024, kept: kept.length }));
`;

export interface Loading {
	ms: number;
	kib: number;
	/** How much slower than the idle machine this one is at the moment, at least 1. */
	slowness: number;
}

/** Medians over fresh processes of what loading all classes of the built package costs. */
export function measureLoading(): Loading {
	return summary(Array.from({ length: PROCESSES }, () => loadOnce(PACKAGE_ROOT)));
}

/** The same for two checkouts that are built, process by process in turn, so that the machine's mood is the same for both. */
export function measureBeside(other: string): { own: Loading; other: Loading } {
	const pairs = Array.from({ length: PROCESSES }, () => [loadOnce(PACKAGE_ROOT), loadOnce(other)] as const);
	return { own: summary(pairs.map(([own]) => own)), other: summary(pairs.map(([, theirs]) => theirs)) };
}

type Run = Record<'ms' | 'kib' | 'workflowMs', number>;

function loadOnce(root: string): Run {
	const { n8n } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		n8n: { nodes: string[]; credentials: string[] };
	};
	const classes = [...n8n.nodes, ...n8n.credentials].map((file) => [
		join(root, file),
		file.replace(/^.*\/(\w+)\.\w+\.js$/, '$1'),
	]);
	const args = ['--expose-gc', '-e', MEASURE, JSON.stringify(classes)];
	return JSON.parse(execFileSync(process.execPath, args, { cwd: PACKAGE_ROOT, encoding: 'utf8' })) as Run;
}

function summary(runs: Run[]): Loading {
	return {
		ms: median(runs.map(({ ms }) => ms)),
		kib: median(runs.map(({ kib }) => kib)),
		slowness: Math.max(1, median(runs.map(({ workflowMs }) => workflowMs)) / IDLE_N8N_WORKFLOW_MS),
	};
}

export function median(values: number[]): number {
	return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}
