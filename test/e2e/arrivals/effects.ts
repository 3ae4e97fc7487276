/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Hears from each execution that got beyond its trigger: what a workflow does to the world, as a paid render would be. */
export class Effects {
	/** How often each key was told, by the path it was told at. */
	private readonly told = new Map<string, Map<string, number>>();

	private readonly server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const counts = this.counts(String(request.url));
			const key = Buffer.concat(chunks).toString('utf8');
			counts.set(key, (counts.get(key) ?? 0) + 1);
			response.setHeader('content-type', 'application/json');
			response.end('{}');
		});
	});

	static async start(): Promise<Effects> {
		const effects = new Effects();
		await new Promise<void>((resolve) => effects.server.listen(0, '127.0.0.1', resolve));
		return effects;
	}

	/** @param path begins with a slash */
	address(path: string): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${path}`;
	}

	/** How often each key was told at a path. */
	counts(path: string): Map<string, number> {
		const counts = this.told.get(path) ?? new Map<string, number>();
		this.told.set(path, counts);
		return counts;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}
