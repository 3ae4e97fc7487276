/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error */
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { cacheFolder, manifestFolder, runtimeFolder, runtimeVersions } from './cache';
import { isRunning, withLock } from './installLock';
import { CommandError, cleanEnvironment, elapsed, run, say } from './shell';

/** The real n8n, ready to be started. */
export interface Runtime {
	/** path of the node binary that runs it */
	node: string;
	/** folder whose node_modules hold n8n */
	n8nDir: string;
}

/** Written last: a folder with this file in it is complete. */
const READY = 'ready.json';

const SPACE_NEEDED_GB = 3.5;

/** The programs node-gyp needs, with the Debian packages that bring them. */
const BUILD_TOOLS: Record<string, string> = { python3: 'python3', make: 'make', 'g++': 'g++' };

/** The registry's package with the node binary and its headers for this machine. */
function nodePackage(): string {
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	return `node-${platform}-${process.arch}`;
}

function nodeFolder(folder: string): string {
	return join(folder, 'node', 'node_modules', nodePackage());
}

function runtimeIn(folder: string): Runtime {
	const binary = process.platform === 'win32' ? 'node.exe' : 'node';
	return { node: join(nodeFolder(folder), 'bin', binary), n8nDir: folder };
}

function isReady(folder: string): boolean {
	return existsSync(join(folder, READY)) && existsSync(runtimeIn(folder).node);
}

/**
 * Makes sure that the pinned n8n and the Node.js it needs are there, downloading them once.
 * Needs npm on PATH; runs under any Node.js from version 20.
 * @returns where they are
 * @throws Error that says what is missing when the installation fails; nothing half-made is kept
 */
export async function ensureRuntime(): Promise<Runtime> {
	const folder = runtimeFolder();
	if (isReady(folder)) return runtimeIn(folder);
	await mkdir(cacheFolder(), { recursive: true });
	return await withLock(`${folder}.lock`, async () => {
		if (!isReady(folder)) await install(folder);
		return runtimeIn(folder);
	});
}

async function install(folder: string): Promise<void> {
	const versions = runtimeVersions();
	const start = Date.now();
	await checkMachine();
	await removeLeftovers(folder);
	say(`Installing n8n ${versions.n8n} and Node.js ${versions.node} for it, once, into ${folder}`);
	say('(about 2 GB on disk; 2 to 8 minutes, mostly the download)');
	const temporary = `${folder}.installing-${process.pid}`;
	await mkdir(join(temporary, 'node'), { recursive: true });
	try {
		await installNode(temporary, versions.node);
		await installN8n(temporary, versions.n8n);
		await buildSqlite(temporary);
		await writeFile(join(temporary, READY), JSON.stringify(versions));
		await rm(folder, { recursive: true, force: true });
		await rename(temporary, folder);
	} catch (error) {
		await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
		throw error;
	}
	say(`n8n ${versions.n8n} is installed (${elapsed(start)}). The next start takes seconds.`);
}

async function checkMachine(): Promise<void> {
	const { bavail, bsize } = await statfs(cacheFolder());
	const free = (bavail * bsize) / 1e9;
	if (free < SPACE_NEEDED_GB) {
		throw new Error(
			`n8n needs about ${SPACE_NEEDED_GB} GB in ${cacheFolder()}, but only ${free.toFixed(1)} GB are free. ` +
				'Make room, or set N8N_PICTORY_CACHE to a folder on another disk.',
		);
	}
	const missing = await missingBuildTools();
	if (missing.length > 0) {
		say(`Note: ${missing.join(', ')} not found; needed if no ready-made sqlite3 can be downloaded.`);
	}
}

async function missingBuildTools(): Promise<string[]> {
	const missing: string[] = [];
	for (const tool of Object.keys(BUILD_TOOLS)) {
		await run(tool, ['--version']).catch(() => missing.push(tool));
	}
	return missing;
}

/** Removes what installations left that were killed half-way. */
async function removeLeftovers(folder: string): Promise<void> {
	const prefix = `${basename(folder)}.installing-`;
	for (const name of await readdir(dirname(folder))) {
		if (!name.startsWith(prefix) || isRunning(Number(name.slice(prefix.length)))) continue;
		await rm(join(dirname(folder), name), { recursive: true, force: true, maxRetries: 3 });
	}
}

/** npm's own settings are given on the command line, so that no .npmrc can turn them round. */
const NPM_FLAGS = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];

async function installNode(folder: string, version: string): Promise<void> {
	const start = Date.now();
	say(`[1/3] Downloading Node.js ${version} …`);
	const spec = `${nodePackage()}@${version}`;
	await writeFile(join(folder, 'node', 'package.json'), '{"private":true}\n');
	await run('npm', ['install', spec, '--no-save', '--no-package-lock', '--ignore-scripts', ...NPM_FLAGS], {
		cwd: join(folder, 'node'),
		onTick: () => say(`      Node.js ${version}: ${elapsed(start)}`),
	});
}

/** @returns the folders npm will make, relative to the installation */
function packageFolders(): string[] {
	const lock = JSON.parse(readFileSync(join(manifestFolder, 'package-lock.json'), 'utf8')) as {
		packages: Record<string, { optional?: boolean; devOptional?: boolean }>;
	};
	return Object.entries(lock.packages)
		.filter(([path, entry]) => path !== '' && !entry.optional && !entry.devOptional)
		.map(([path]) => path);
}

async function installN8n(folder: string, version: string): Promise<void> {
	const start = Date.now();
	for (const file of ['package.json', 'package-lock.json']) {
		await copyFile(join(manifestFolder, file), join(folder, file));
	}
	const expected = packageFolders();
	say(`[2/3] Downloading n8n ${version}: ${expected.length} packages …`);
	await run('npm', ['ci', '--ignore-scripts', '--legacy-peer-deps', '--omit=optional', ...NPM_FLAGS], {
		cwd: folder,
		onTick: () => {
			const there = expected.filter((path) => existsSync(join(folder, path, 'package.json')));
			const share = Math.floor((100 * there.length) / expected.length);
			say(`      n8n: ${there.length} of ${expected.length} packages (${share}%), ${elapsed(start)}`);
		},
	});
}

/** n8n keeps its data in SQLite, whose driver is the one native module that has to be built. */
async function buildSqlite(folder: string): Promise<void> {
	const start = Date.now();
	const { node } = runtimeIn(folder);
	say('[3/3] Building the SQLite driver (about a minute when no ready-made one is found) …');
	const env = cleanEnvironment(node, {
		// Without it node-gyp takes the headers of the Node.js that a user's .npmrc may name.
		npm_config_nodedir: nodeFolder(folder),
	});
	try {
		await run('npm', ['rebuild', 'sqlite3', '--ignore-scripts=false', ...NPM_FLAGS], {
			cwd: folder,
			env,
			onTick: () => say(`      SQLite driver: ${elapsed(start)}`),
		});
		await run(node, ['-e', '"use strict"; require("sqlite3")'], { cwd: folder, env });
	} catch (error) {
		const missing = await missingBuildTools();
		if (missing.length === 0 || !(error instanceof CommandError)) throw error;
		const packages = missing.map((tool) => BUILD_TOOLS[tool]).join(' ');
		throw new Error(
			`n8n's SQLite driver could not be built because ${missing.join(', ')} is missing. ` +
				`On Debian or Ubuntu: apt-get install ${packages}\n${error.message}`,
		);
	}
}
