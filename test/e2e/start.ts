/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout, homeFolder } from './cache';
import { demo } from './demo';
import { EXAMPLE } from './examples';
import { isRunning } from './installLock';
import { startLocalPictory, type LocalPictory, type PictoryAccess } from './localPictory';
import { freePort } from './ports';
import { ensureRuntime } from './runtime';
import { openSession, type Session } from './session';
import { elapsed, run, say, sleep } from './shell';
import { HELP, readStartOptions } from './startOptions';

const REAL_PICTORY = 'https://api.pictory.ai/pictoryapis';

/** What to print at the end. */
function summary(session: Session, local: LocalPictory | undefined, wanted: number): string {
	const { n8n, login, workflows, packageVersion } = session;
	const first = workflows.find(({ name }) => name === EXAMPLE.text) ?? workflows[0];
	const port = new URL(n8n.origin).port;
	const lines = [
		'',
		`  n8n          ${n8n.origin}${Number(port) === wanted ? '' : `   (port ${wanted} was taken)`}`,
		`  E-mail       ${login.email}`,
		`  Password     ${login.password}`,
		`  Package      n8n-nodes-pictory ${packageVersion}, credential "Pictory account"`,
		local
			? [
					`  Pictory      local, ${local.origin} (nothing is rendered, nothing is paid)`,
					`  Its key      ${local.apiKey}`,
					`  Base URL     ${local.baseUrl}`,
					'               (for a credential that you make yourself; the key opens this local Pictory only)',
				].join('\n')
			: '  Pictory      the real one, with your PICTORY_API_KEY (videos cost credits)',
		'',
		'  Workflows',
		...workflows.map(({ id, name }) => `    ${name.padEnd(32)} ${n8n.origin}/workflow/${id}`),
		'',
		...(first
			? [
					`  Next: log in, open "${first.name}" and click "Execute workflow".`,
					`  Then "${EXAMPLE.connect}" and "${EXAMPLE.assets}": footage from a private bucket.`,
				]
			: ['  Next: log in, add a workflow and look for "Pictory" in the nodes panel.']),
		'  Ctrl-C stops everything; workflows and account are kept for the next start.',
		'',
	];
	return lines.join('\n');
}

/** Two n8n on one database would damage it. */
async function claimHome(home: string): Promise<() => Promise<void>> {
	const file = join(home, 'running.json');
	await mkdir(home, { recursive: true });
	const text = await readFile(file, 'utf8').catch(() => '{}');
	const { pid } = JSON.parse(text || '{}') as { pid?: number };
	if (pid !== undefined && isRunning(pid)) {
		throw new Error(
			`n8n is already started from here (process ${pid}). Stop that one first (Ctrl-C), ` +
				'or set N8N_PICTORY_CACHE to another folder.',
		);
	}
	await writeFile(file, JSON.stringify({ pid: process.pid }));
	return async () => await rm(file, { force: true });
}

/** Resolves at Ctrl-C, at SIGTERM, or when n8n ends by itself. */
async function stopWanted(session: Session, signalled: () => boolean): Promise<boolean> {
	while (!signalled()) {
		if (!session.n8n.isRunning) return false;
		await sleep(200);
	}
	return true;
}

async function serve(wantedPort: number): Promise<void> {
	const begin = Date.now();
	let stopped = false;
	const stop = () => {
		if (!stopped) say('\nStopping …');
		stopped = true;
	};
	const home = homeFolder();
	const runtime = await ensureRuntime();
	const release = await claimHome(home);
	process.on('SIGINT', stop).on('SIGTERM', stop);
	let local: LocalPictory | undefined;
	let session: Session | undefined;
	try {
		const apiKey = process.env.PICTORY_API_KEY?.trim();
		let pictory: PictoryAccess;
		if (apiKey) pictory = { baseUrl: REAL_PICTORY, apiKey };
		else pictory = local = await startLocalPictory(join(home, 'pictory.json'));
		say('Starting n8n …');
		const port = await freePort(wantedPort);
		session = await openSession({ runtime, userFolder: home, port, pictory });
		process.stdout.write(`${summary(session, local, wantedPort)}  (ready after ${elapsed(begin)})\n`);
		if (!(await stopWanted(session, () => stopped))) {
			throw new Error(`n8n has stopped by itself\n${session.n8n.logTail()}`);
		}
	} finally {
		await session?.n8n.stop();
		await local?.stop();
		await release();
		process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop);
	}
}

async function main(): Promise<void> {
	const options = readStartOptions(process.argv.slice(2), process.env);
	if (options.help) {
		process.stdout.write(`${HELP}\n`);
		return;
	}
	await build();
	await (options.demo ? demo() : serve(options.port));
}

/** n8n gets the package as it is now. */
async function build(): Promise<void> {
	say('Building the package …');
	await run(process.execPath, [join(checkout, 'node_modules', 'gulp', 'bin', 'gulp.js'), 'build'], { cwd: checkout });
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		say(error instanceof Error ? error.message : String(error));
		process.exit(1);
	},
);
