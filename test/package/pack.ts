/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { execFileSync } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { PACKAGE_ROOT } from '../engine/support/loader';

export interface Manifest {
	name: string;
	license: string;
	keywords: string[];
	dependencies?: object;
	optionalDependencies?: object;
	bundledDependencies?: unknown;
	overrides?: object;
	peerDependencies: object;
	n8n: { n8nNodesApiVersion: number; strict: boolean; nodes: string[]; credentials: string[] };
}

export const manifest = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as Manifest;

const folders: string[] = [];

function temporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-pictory-package-'));
	folders.push(folder);
	return folder;
}

/** Removes what was copied and unpacked here. */
export function removeFolders(): void {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Builds unless the build is newer than all it is made from. */
export function ensureBuilt(): void {
	const built = join(PACKAGE_ROOT, 'dist', 'nodes', 'Pictory', 'Pictory.node.js');
	const sources = ['nodes', 'credentials', 'icons', 'package.json', 'gulpfile.js'].map((name) =>
		newest(join(PACKAGE_ROOT, name)),
	);
	if (existsSync(built) && statSync(built).mtimeMs > Math.max(...sources)) return;
	execFileSync(process.execPath, [join(PACKAGE_ROOT, 'node_modules', 'gulp', 'bin', 'gulp.js'), 'build'], {
		cwd: PACKAGE_ROOT,
		stdio: 'pipe',
	});
}

function newest(path: string): number {
	const { mtimeMs } = statSync(path);
	if (!statSync(path).isDirectory()) return mtimeMs;
	return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Paths of the files npm would publish. */
export function packedFiles(): string[] {
	const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
		cwd: PACKAGE_ROOT,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const [result] = JSON.parse(output) as Array<{ files: Array<{ path: string }> }>;
	return (result?.files ?? []).map(({ path }) => path).sort();
}

/** What a user of the package gets, unpacked. */
export function unpacked(): string {
	const folder = temporaryFolder();
	const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
	execFileSync('npm', args, { cwd: PACKAGE_ROOT, stdio: ['ignore', 'pipe', 'ignore'] });
	const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
	const target = join(folder, 'package');
	mkdirSync(target);
	execFileSync('tar', ['-xzf', join(folder, tarball ?? ''), '-C', target, '--strip-components=1']);
	const missing = [...manifest.n8n.nodes, ...manifest.n8n.credentials].filter(
		(path) => !existsSync(join(target, path)),
	);
	if (missing.length > 0) throw new Error(`Not in the package: ${missing.join(', ')}`);
	return linked(target);
}

/** The source as n8n's reviewers fetch it: what is shipped is made from these. */
export function sourceFolder(): string {
	const folder = temporaryFolder();
	const names = [
		'package.json',
		'nodes',
		'credentials',
		'icons',
		'tsconfig.json',
		'index.js',
		'README.md',
		'LICENSE',
		'LICENSE.md',
	];
	for (const name of names.filter((entry) => existsSync(join(PACKAGE_ROOT, entry)))) {
		cpSync(join(PACKAGE_ROOT, name), join(folder, name), { recursive: true });
	}
	return linked(folder);
}

function linked(folder: string): string {
	symlinkSync(join(PACKAGE_ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
	return folder;
}
