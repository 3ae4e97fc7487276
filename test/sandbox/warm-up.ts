/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios from 'axios';
import express from 'express';
import { BASE_PATH } from './core';
import { validateRequests } from './validation';

let done: Promise<void> | undefined;

/** Has the validator read the document and compile its largest schema, so that no measured request waits for it. */
export function warmUp(): Promise<void> {
	done ??= validateOnce();
	return done;
}

async function validateOnce(): Promise<void> {
	const app = express().use(express.json(), validateRequests());
	app.use((_request, response) => void response.status(204).end());
	const server = createServer(app);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const url = `http://127.0.0.1:${port}${BASE_PATH}/v2/video/storyboard/render`;
	await axios.post(url, { videoName: 'x', scenes: [{ story: 'x' }] }, { proxy: false });
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
}
