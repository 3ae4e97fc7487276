/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { installPackage, pack } from './communityPackage';
import { exampleWorkflows, putCredential, putWorkflow, withCredential } from './examples';
import type { PictoryAccess } from './localPictory';
import { N8n } from './n8n';
import { N8nRest, type StoredCredential, type WorkflowFile } from './rest';
import type { Runtime } from './runtime';

/** The owner account of an n8n. */
export interface Login {
	email: string;
	password: string;
}

/** A running n8n with this package, logged in. */
export interface Session {
	n8n: N8n;
	rest: N8nRest;
	login: Login;
	credential: StoredCredential;
	/** name and id of each example workflow in it */
	workflows: Array<{ id: string; name: string }>;
	packageVersion: string;
}

/** What a session is made of. */
export interface SessionOptions {
	runtime: Runtime;
	userFolder: string;
	port?: number;
	pictory: PictoryAccess;
	env?: Record<string, string>;
}

async function readJson<T>(file: string, fallback: T): Promise<T> {
	try {
		return JSON.parse(await readFile(file, 'utf8')) as T;
	} catch {
		return fallback;
	}
}

/** The account is made up once and kept in the data folder, readable by its owner only. */
async function keptLogin(userFolder: string): Promise<Login> {
	const file = join(userFolder, 'login.json');
	const kept = await readJson<Login | undefined>(file, undefined);
	if (kept) return kept;
	const login = {
		email: 'owner@example.com',
		// n8n wants a capital and a digit.
		password: `Pictory-${randomBytes(6).toString('hex')}-1`,
	};
	await mkdir(userFolder, { recursive: true });
	await writeFile(file, `${JSON.stringify(login, null, '\t')}\n`, { mode: 0o600 });
	return login;
}

/** Packs this package and installs it as n8n does. @returns its version */
export async function installThisPackage(userFolder: string): Promise<string> {
	const tarball = await pack();
	try {
		return (await installPackage(userFolder, tarball)).version;
	} finally {
		await rm(dirname(tarball), { recursive: true, force: true });
	}
}

/**
 * Starts n8n with this package, an owner account, the credential "Pictory account" and the
 * example workflows. Doing it again on the same data folder updates them and doubles nothing.
 */
export async function openSession(options: SessionOptions): Promise<Session> {
	const { userFolder, pictory } = options;
	const packageVersion = await installThisPackage(userFolder);
	const login = await keptLogin(userFolder);
	const n8n = await N8n.create(options);
	await rm(n8n.logFile, { force: true });
	await n8n.start();
	try {
		const rest = new N8nRest(n8n.origin);
		await rest.logIn(login.email, login.password);
		const { apiKey, baseUrl } = pictory;
		const credential = await putCredential(rest, 'Pictory account', { apiKey, baseUrl });
		const workflows = await putExamples(rest, userFolder, credential);
		return { n8n, rest, login, credential, workflows, packageVersion };
	} catch (error) {
		await n8n.stop();
		throw error;
	}
}

/**
 * Imports the example workflows. One that is there already is replaced only when its file has
 * changed since: what somebody edited in n8n is left alone.
 */
async function putExamples(
	rest: N8nRest,
	userFolder: string,
	credential: StoredCredential,
): Promise<Array<{ id: string; name: string }>> {
	const file = join(userFolder, 'examples.json');
	const imported = await readJson<Record<string, string>>(file, {});
	const stored = await rest.workflows();
	const workflows: Array<{ id: string; name: string }> = [];
	for (const example of exampleWorkflows()) {
		const there = stored.find((one) => one.name === example.name);
		const version = versionOf(example, credential);
		const unchanged = there && imported[example.name] === version;
		const { id } = unchanged ? there : await putWorkflow(rest, withCredential(example, credential));
		imported[example.name] = version;
		workflows.push({ id, name: example.name });
	}
	await writeFile(file, `${JSON.stringify(imported, null, '\t')}\n`);
	return workflows;
}

function versionOf(example: WorkflowFile, credential: StoredCredential): string {
	return createHash('sha256')
		.update(JSON.stringify([example, credential.id]))
		.digest('hex');
}
