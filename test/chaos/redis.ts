/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needPrograms } from '../aws/packages';
import { KeptProcess } from '../e2e/keep';
import { freePort } from '../e2e/ports';
import { cleanEnvironment, until } from '../e2e/shell';

/** A Redis of the test's own, on 127.0.0.1. */
export interface Redis {
	/** Variables that make n8n put its queue there. */
	env: Record<string, string>;
	stop(): Promise<void>;
}

export async function startRedis(): Promise<Redis> {
	needPrograms({ 'redis-server': 'redis-server' });
	const folder = await mkdtemp(join(tmpdir(), 'n8n-pictory-redis-'));
	const port = await freePort();
	const log = join(folder, 'redis.log');
	const output = openSync(log, 'w');
	const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
	const kept = new KeptProcess('redis-server', args, { cwd: folder, env: cleanEnvironment(), output });
	closeSync(output);
	const answer = async () => {
		if (!kept.isRunning) throw new Error(`Redis stopped\n${await readFile(log, 'utf8')}`);
		return await isListening(port);
	};
	await until('Redis answers', answer, 20_000);
	return {
		env: { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: String(port) },
		stop: async () => {
			await kept.stop();
			await rm(folder, { recursive: true, force: true, maxRetries: 3 });
		},
	};
}

async function isListening(port: number): Promise<true | undefined> {
	return await new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1', () => {
			socket.destroy();
			resolve(true);
		});
		socket.on('error', () => resolve(undefined));
	});
}
