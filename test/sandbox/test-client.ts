import axios, { type AxiosInstance } from 'axios';
import type { Sandbox } from './index';

/** A client with the right key that takes any status as an answer. */
export function clientOf(sandbox: Sandbox, headers: Record<string, string> = {}): AxiosInstance {
	return axios.create({
		baseURL: sandbox.baseUrl,
		headers: { Authorization: sandbox.apiKey, ...headers },
		validateStatus: () => true,
		maxRedirects: 0,
		proxy: false,
		timeout: 10_000,
	});
}

/** Starts a render of one sentence and gives its job id. */
export async function startRender(client: AxiosInstance, more: object = {}): Promise<string> {
	const { data } = await client.post<{ data: { jobId: string } }>('/v2/video/storyboard/render', {
		...oneScene,
		...more,
	});
	return data.data.jobId;
}

export const oneScene = { videoName: 'A video', scenes: [{ story: 'Hello.' }] };

/** Asks again until the answer is as wanted. */
export async function until<T>(ask: () => T | Promise<T>, isDone: (value: T) => boolean, withinMs = 3000): Promise<T> {
	const end = Date.now() + withinMs;
	for (;;) {
		const value = await ask();
		if (isDone(value)) return value;
		if (Date.now() > end) throw new Error(`Not within ${withinMs} ms: ${JSON.stringify(value)}`);
		await pause(10);
	}
}

export async function pause(milliseconds: number): Promise<void> {
	// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals
	await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
