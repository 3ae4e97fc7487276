/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer, type IncomingMessage, request as send, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios from 'axios';

/** Milliseconds; n8n takes seconds to start. */
const SHARED_MS = 250;
/** A busy n8n answers late; one that is gone or starts says so at once. */
const PATIENCE_MS = 20_000;

/**
 * The load balancer before n8n, as it stands before every n8n on the internet: lets requests through while n8n says that
 * it is ready, and answers 502 otherwise.
 *
 * Without it a sender could lose messages to n8n's start, whatever node they are for, and Pictory its calls to sleeping
 * executions. n8n's server (abstract-server.js of 2.41)
 * listens before it knows its webhooks: until then it answers 200 "n8n is starting up" or 404, and a sender takes both as
 * final.
 */
export class Front {
	private readonly server = createServer((request, response) => void this.pass(request, response));
	private asked?: { target: string; at: number; answer: Promise<boolean> };

	private constructor(private readonly target: () => string | undefined) {}

	/** @param target n8n's origin, when it has one */
	static async start(target: () => string | undefined): Promise<Front> {
		const front = new Front(target);
		await new Promise<void>((resolve) => front.server.listen(0, '127.0.0.1', resolve));
		return front;
	}

	get origin(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const target = this.target();
		if (target === undefined || !(await this.isReady(target))) return void response.writeHead(502).end();
		const { method, headers, url } = request;
		const upstream = send(`${target}${url}`, { method, headers }, (answer) => {
			response.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(response);
			answer.on('error', () => response.destroy());
		});
		upstream.on('error', () => {
			if (response.headersSent) response.destroy();
			else response.writeHead(502).end();
		});
		request.pipe(upstream);
	}

	/**
	 * Requests of the same moment share an answer, as they would where a balancer asks by itself: a hundred of them are no
	 * load of a hundred more. It is never old enough to send a request into n8n's next start.
	 */
	private async isReady(target: string): Promise<boolean> {
		if (this.asked?.target !== target || Date.now() - this.asked.at > SHARED_MS) {
			this.asked = { target, at: Date.now(), answer: askWhetherReady(target) };
		}
		return await this.asked.answer;
	}
}

async function askWhetherReady(target: string): Promise<boolean> {
	const { status } = await axios
		.get(`${target}/healthz/readiness`, { proxy: false, timeout: PATIENCE_MS, validateStatus: () => true })
		.catch(() => ({ status: 0 }));
	return status === 200;
}
