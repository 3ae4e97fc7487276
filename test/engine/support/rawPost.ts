/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { connect } from 'node:net';

/** What a server said to a request that was written byte by byte. */
export interface RawAnswer {
	/** 0 when there was no answer in time, or the connection was closed without one. */
	status: number;
	/** Milliseconds until the head of the answer was there. */
	took: number;
	/** Whether the server says that it closes the connection. */
	closed: boolean;
}

export interface RawPost {
	headers: string[];
	/** Written one after the other; with `trickleMs` between them. */
	parts?: Buffer[];
	trickleMs?: number;
	/** Milliseconds. */
	patience?: number;
}

/**
 * Posts as no HTTP client would: whatever headers and whatever bytes, at whatever pace.
 * @param url http, with its port
 */
export async function rawPost(
	url: string,
	{ headers, parts = [], trickleMs = 0, patience = 20_000 }: RawPost,
): Promise<RawAnswer> {
	const { hostname, port, host, pathname, search } = new URL(url);
	const begun = Date.now();
	const socket = connect(Number(port), hostname);
	let timer: NodeJS.Timeout | undefined;
	const pending = [...parts];
	const write = (): void => {
		const part = pending.shift();
		if (part === undefined || socket.destroyed) return;
		socket.write(part);
		timer = setTimeout(write, trickleMs);
	};
	try {
		return await new Promise<RawAnswer>((resolve) => {
			let text = '';
			const answered = (status: number): void =>
				resolve({ status, took: Date.now() - begun, closed: /^connection: close\r$/im.test(text) });
			const limit = setTimeout(() => answered(0), patience);
			const end = (status: number): void => {
				clearTimeout(limit);
				answered(status);
			};
			socket.on('close', () => end(0));
			socket.on('error', () => undefined);
			socket.on('data', (data) => {
				text += data.toString('latin1');
				const [, status] =
					/^HTTP\/1\.1 (\d{3}) [^]*?\r\n\r\n/.exec(text.replace(/^HTTP\/1\.1 100 [^]*?\r\n\r\n/, '')) ?? [];
				if (status !== undefined) end(Number(status));
			});
			socket.write([`POST ${pathname}${search} HTTP/1.1`, `Host: ${host}`, ...headers, '', ''].join('\r\n'), write);
		});
	} finally {
		clearTimeout(timer);
		socket.destroy();
	}
}
