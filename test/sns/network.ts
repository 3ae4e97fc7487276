/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { type IncomingMessage, type RequestListener, createServer as createHttp } from 'node:http';
import { createServer as createHttps, type Server as HttpsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import tls from 'node:tls';

import type { Authority } from './authority';

/**
 * AWS's hosts on loopback: a proxy (HTTPS_PROXY, as many n8n stand behind one) takes the connections that are meant
 * for them to servers of the test, with certificates of the test's authority. Every other host is refused and noted.
 */
export class Network {
	/** `host:port` of each connection asked for that leads nowhere. */
	readonly refused: string[] = [];
	/** Requests the hosts were sent: `GET https://host/path`. */
	readonly requests: string[] = [];
	private readonly ports = new Map<string, number>();
	private readonly servers: HttpsServer[] = [];
	private readonly sockets = new Set<Socket>();
	private readonly proxy = createHttp();

	private constructor(readonly authority: Authority) {
		this.proxy.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) =>
			this.tunnel(request, socket, head),
		);
	}

	static async start(authority: Authority): Promise<Network> {
		const network = new Network(authority);
		await new Promise<void>((resolve) => network.proxy.listen(0, '127.0.0.1', resolve));
		return network;
	}

	/** For HTTPS_PROXY. */
	get proxyAddress(): string {
		return `http://127.0.0.1:${(this.proxy.address() as AddressInfo).port}`;
	}

	/** Serves a host, over TLS with a certificate made out to it. */
	async serve(host: string, listener: RequestListener): Promise<void> {
		const { certificate, privateKey } = await this.authority.issue({ name: host });
		const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
		const server = createHttps({ cert: certificate, key }, (request, response) => {
			this.requests.push(`${request.method} https://${host}${request.url}`);
			listener(request, response);
		});
		this.servers.push(server);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		this.ports.set(`${host}:443`, (server.address() as AddressInfo).port);
	}

	async stop(): Promise<void> {
		for (const socket of this.sockets) socket.destroy();
		for (const server of [this.proxy, ...this.servers]) {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		}
	}

	private tunnel(request: IncomingMessage, socket: Socket, head: Buffer): void {
		const target = String(request.url);
		const port = this.ports.get(target);
		if (port === undefined) {
			this.refused.push(target);
			socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
			return;
		}
		const upstream = connect(port, '127.0.0.1', () => {
			socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			upstream.write(head);
			upstream.pipe(socket).pipe(upstream);
		});
		for (const end of [socket, upstream]) {
			this.sockets.add(end);
			end.on('error', () => end.destroy());
			end.on('close', () => this.sockets.delete(end));
		}
	}
}

/**
 * Makes this process use the proxy and trust the authority, as NODE_EXTRA_CA_CERTS does for a process yet to start.
 * @returns what undoes it
 */
export function enter(network: Network): () => void {
	const { HTTPS_PROXY, https_proxy: small } = process.env;
	process.env.HTTPS_PROXY = network.proxyAddress;
	process.env.https_proxy = network.proxyAddress;
	const original = tls.createSecureContext;
	const trusting = (options?: tls.SecureContextOptions): tls.SecureContext => {
		const secure = original(options);
		(secure.context as { addCACert(pem: string): void }).addCACert(network.authority.certificate);
		return secure;
	};
	let ofClients: tls.SecureContext | undefined;
	// To add an authority, Node reads all it knows anew, which takes longer than a call: clients share what they need.
	tls.createSecureContext = (options) => (options?.cert ? trusting(options) : (ofClients ??= trusting(options)));
	return () => {
		tls.createSecureContext = original;
		restore('HTTPS_PROXY', HTTPS_PROXY);
		restore('https_proxy', small);
	};
}

function restore(name: string, value: string | undefined): void {
	if (value === undefined) delete process.env[name];
	else process.env[name] = value;
}
