/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';

import { PACKAGE_ROOT } from '../engine/support/loader';
import { ensureBuilt, manifest, packedFiles, removeFolders, sourceFolder, unpacked } from './pack';

interface Verdict {
	passed: boolean;
	text: string;
}

function scan(folder: string, leg: 'source' | 'tarball'): Verdict {
	const args = ['--import', 'tsx', join(__dirname, 'scan.ts'), folder, leg];
	// With NODE_ENV=test, as jest sets it, n8n's lint rules take every file for a node.
	const env = { ...process.env, NODE_ENV: 'production' };
	const output = execFileSync(process.execPath, args, {
		cwd: PACKAGE_ROOT,
		env,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Verdict;
}

const CLEAN: Verdict = { passed: true, text: '' };

beforeAll(ensureBuilt, 180_000);
afterAll(removeFolders);

test('npm publishes the build, README, LICENSE, package.json and index.js, and nothing else', () => {
	const files = packedFiles();
	expect(files.filter((path) => !path.startsWith('dist/'))).toEqual([
		'LICENSE',
		'README.md',
		'index.js',
		'package.json',
	]);
	const built = files.filter((path) => path.startsWith('dist/'));
	expect(built).toEqual(expect.arrayContaining([...manifest.n8n.nodes, ...manifest.n8n.credentials]));
	const kinds =
		/\.(node|credentials)\.js$|\.node\.json$|\/(execution|jobTrigger\/poll|methods\/work|s3Trigger\/work)\.js$|\/panel\.json$|\/icons\/[\w.]+\.svg$/;
	for (const path of built) expect(path).toMatch(kinds);
}, 60_000);

test('the build needs nothing but n8n-workflow, what n8n allows, and files that are published with it', () => {
	const files = packedFiles();
	const scripts = files.filter((path) => path.startsWith('dist/') && path.endsWith('.js'));
	expect(scripts).toEqual(expect.arrayContaining([...manifest.n8n.nodes, ...manifest.n8n.credentials]));
	for (const path of scripts) {
		const text = readFileSync(join(PACKAGE_ROOT, path), 'utf8');
		const modules = [...text.matchAll(/\brequire\(["']([^"']+)["']\)/g)].map(([, name]) => name ?? '');
		const own = modules.filter((name) => name.startsWith('.')).map((name) => posix.join(posix.dirname(path), name));
		expect(files).toEqual(expect.arrayContaining(own));
		expect(modules.filter((name) => !name.startsWith('.') && name !== 'n8n-workflow' && name !== 'crypto')).toEqual([]);
	}
}, 60_000);

test("n8n's scanner finds nothing in the source", () => {
	expect(scan(sourceFolder(), 'source')).toEqual(CLEAN);
}, 120_000);

test("n8n's scanner finds nothing in the published package", () => {
	expect(scan(unpacked(), 'tarball')).toEqual(CLEAN);
}, 180_000);

test('the scanner does look: it finds a file system access put into a copy', () => {
	const folder = sourceFolder();
	mkdirSync(join(folder, 'nodes', 'Pictory', 'bad'));
	writeFileSync(
		join(folder, 'nodes', 'Pictory', 'bad', 'bad.ts'),
		"import { readFileSync } from 'fs';\nexport const read = readFileSync;\n",
	);
	expect(scan(folder, 'source')).toMatchObject({
		passed: false,
		text: expect.stringContaining('no-restricted-imports'),
	});
	const dist = unpacked();
	writeFileSync(join(dist, 'dist', 'bad.js'), "require('child_process');\nconsole.log(1);\n");
	expect(scan(dist, 'tarball').passed).toBe(false);
}, 180_000);
