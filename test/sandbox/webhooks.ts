/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setMaxListeners } from 'node:events';
import axios from 'axios';
import type { Core } from './core';
import { jobAnswer } from './job-answer';
import { objectOf, type JsonObject } from './json';
import type { Job } from './jobs';

/** Calls the address a job was given (§8); every try stands in the log. */
export class Webhooks {
	private abort = abortable();

	constructor(private readonly core: Core) {}

	/** Sends how the job stands now. */
	send(job: Job): void {
		const { webhook } = job.request;
		if (typeof webhook === 'string') void this.deliver(job, webhook, this.payload(job), 1);
	}

	/** Ends calls under way. */
	stop(): void {
		this.abort.abort();
		this.abort = abortable();
	}

	private payload(job: Job): JsonObject {
		const { settings, origin } = this.core;
		const answer = jobAnswer(job, settings, origin);
		const { data, ...envelope } = answer;
		const body = settings.webhookPayload === 'flattened' ? { ...envelope, ...objectOf(data) } : answer;
		const { webhookInput } = job.request;
		return webhookInput === undefined ? body : { ...body, [settings.webhookInputKey]: webhookInput };
	}

	private async deliver(job: Job, url: string, body: JsonObject, attempt: number): Promise<void> {
		const { settings, log, timers } = this.core;
		const { signal } = this.abort;
		const time = Date.now();
		const status = await axios
			.post(url, body, {
				timeout: settings.webhookTimeoutMs,
				signal,
				maxRedirects: 0,
				proxy: false,
				validateStatus: () => true,
			})
			.then((answer) => answer.status)
			.catch(() => undefined);
		if (signal.aborted) return;
		log.webhooks.push({ time, jobId: job.jobId, url, attempt, status, body });
		const isTaken = status !== undefined && status >= 200 && status < 300;
		if (isTaken || attempt > settings.webhookRetries) return;
		timers.after(settings.webhookRetryDelayMs, () => void this.deliver(job, url, body, attempt + 1));
	}
}

/** One signal for all calls under way, of which there may be hundreds. */
function abortable(): AbortController {
	const controller = new AbortController();
	setMaxListeners(0, controller.signal);
	return controller;
}
