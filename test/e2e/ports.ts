/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer } from 'node:net';

async function tryPort(port: number): Promise<number | undefined> {
	return await new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(undefined));
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			const taken = typeof address === 'object' && address !== null ? address.port : undefined;
			server.close(() => resolve(taken));
		});
	});
}

/** @returns a free port of 127.0.0.1: `wanted` or one of the next hundred, or any when none is wanted */
export async function freePort(wanted = 0): Promise<number> {
	for (let port = wanted; port <= wanted + 100; port++) {
		const free = await tryPort(port);
		if (free !== undefined) return free;
	}
	throw new Error(`No free port between ${wanted} and ${wanted + 100}`);
}
