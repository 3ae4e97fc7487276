/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The folder with the runtime's package.json and its committed lock file. */
export const manifestFolder = join(__dirname, 'n8n');

/** The checkout of this package. */
export const checkout = resolve(__dirname, '..', '..');

/** What the runtime's package.json pins. */
export interface RuntimeVersions {
	/** exact version of n8n */
	n8n: string;
	/** exact version of the Node.js that runs it */
	node: string;
}

/** @returns the pinned versions of n8n and of the Node.js it runs on */
export function runtimeVersions(): RuntimeVersions {
	const manifest = JSON.parse(readFileSync(join(manifestFolder, 'package.json'), 'utf8')) as {
		dependencies: { n8n: string };
		config: { node: string };
	};
	return { n8n: manifest.dependencies.n8n, node: manifest.config.node };
}

/**
 * @returns the folder that keeps n8n and its data between runs, outside the checkout:
 * `N8N_PICTORY_CACHE`, or `~/.cache/n8n-nodes-pictory`
 */
export function cacheFolder(): string {
	const chosen = process.env.N8N_PICTORY_CACHE?.trim();
	return chosen ? resolve(chosen) : join(homedir(), '.cache', 'n8n-nodes-pictory');
}

/**
 * @returns where the installed n8n of this lock file lives. The name is a hash, so a changed
 * lock file, Node.js version, platform or processor gets an installation of its own.
 */
export function runtimeFolder(): string {
	const hash = createHash('sha256').update(`${process.platform}-${process.arch}\n`);
	for (const file of ['package.json', 'package-lock.json']) {
		hash.update(readFileSync(join(manifestFolder, file)));
	}
	return join(cacheFolder(), hash.digest('hex').slice(0, 16));
}

/** @returns the n8n data folder that `npm start` keeps between starts */
export function homeFolder(): string {
	return join(cacheFolder(), 'home');
}
