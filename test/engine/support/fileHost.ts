/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** Writes to the line what it likes; a promise that it returns is waited for by `FileHost.stop`. */
export type Answer = (socket: Socket, head: string) => void | Promise<void>;

/** A host of files that keeps to HTTP only as far as it is told to: it writes to the socket itself. */
export class FileHost {
	/** What the requests get, one after the other; the last one stands for all that follow. */
	answers: Answer[] = [];
	/** Request line and headers of each request. */
	readonly requests: string[] = [];
	private readonly sockets = new Set<Socket>();
	private readonly arrivals: Array<() => void> = [];
	private server: Server | undefined;

	static async start(): Promise<FileHost> {
		const host = new FileHost();
		host.server = createServer((socket) => host.serve(socket));
		host.server.listen(0, '127.0.0.1');
		await once(host.server, 'listening');
		return host;
	}

	/** @param name of the host; `localhost` is another one than `127.0.0.1` */
	url(path = '/video.mp4', name = '127.0.0.1'): string {
		return `http://${name}:${(this.server?.address() as AddressInfo).port}${path}`;
	}

	get openLines(): number {
		return this.sockets.size;
	}

	/** Resolves when the next request has come. */
	async arrival(): Promise<void> {
		await new Promise<void>((resolve) => this.arrivals.push(resolve));
	}

	/** Resolves when nobody is connected any more. */
	async quiet(): Promise<void> {
		await Promise.all(
			[...this.sockets].map(async (socket) => await new Promise((resolve) => socket.once('close', resolve))),
		);
	}

	reset(): void {
		for (const socket of this.sockets) socket.destroy();
		this.answers = [];
		this.requests.length = 0;
	}

	async stop(): Promise<void> {
		this.reset();
		await new Promise((resolve) => this.server?.close(resolve));
	}

	private serve(socket: Socket): void {
		this.sockets.add(socket);
		socket.on('close', () => this.sockets.delete(socket));
		// Clients that hang up in the middle are what is tested.
		socket.on('error', () => undefined);
		let head = '';
		socket.on('data', (data) => {
			head += data.toString('latin1');
			if (!head.includes('\r\n\r\n')) return;
			const request = head;
			head = '';
			const answer = this.answers[Math.min(this.requests.length, this.answers.length - 1)];
			this.requests.push(request);
			this.arrivals.splice(0).forEach((arrived) => arrived());
			void answer?.(socket, request);
		});
	}
}

/** Status line and headers. */
export function head(headers: Record<string, string | number> = {}, status = '200 OK'): string {
	const lines = Object.entries({ 'Content-Type': 'video/mp4', ...headers }).map(
		([name, value]) => `${name}: ${value}\r\n`,
	);
	return `HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`;
}

/** A whole and honest answer. */
export function whole(body: Buffer, headers: Record<string, string | number> = {}): Answer {
	return (socket) =>
		void socket.end(
			Buffer.concat([Buffer.from(head({ 'Content-Length': body.length, Connection: 'close', ...headers })), body]),
		);
}

export function refuse(status: string, headers: Record<string, string | number> = {}): Answer {
	return (socket) => void socket.end(head({ 'Content-Length': 0, Connection: 'close', ...headers }, status));
}

/** Writes a first part, then a piece each `everyMs` until the client hangs up, or `pieces` are written. */
export function dripping(first: string | Buffer, piece: string | Buffer, everyMs: number, pieces = Infinity): Answer {
	return (socket) => {
		socket.write(first);
		let left = pieces;
		const timer = setInterval(() => {
			left -= 1;
			if (left >= 0 && !socket.destroyed) return void socket.write(piece);
			clearInterval(timer);
			socket.end();
		}, everyMs);
		socket.on('close', () => clearInterval(timer));
	};
}
