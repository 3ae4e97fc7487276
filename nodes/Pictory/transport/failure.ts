import type { IDataObject } from 'n8n-workflow';

import { withoutSecrets, withoutSecretsIn } from './redact';

/** Why Pictory did not take a request, or why a job came to nothing. */
export interface FailureDetails {
	/** HTTP status of the answer; absent when there was none. */
	status?: number;
	/** Pictory's own code, e.g. `INVALID_REQUEST_BODY` or `TEXT_TO_VIDEO_FAILED`. */
	code?: string;
	/** What to do next, or the refused fields one by one. */
	description?: string;
	/** Fields of the body Pictory refused (400): path and reason. */
	fields?: Array<{ name: string; reason: string }>;
	/** The request may have been carried out although no good answer came back. */
	ambiguous?: boolean;
	/** The job the failure is about. */
	jobId?: string;
	/** Milliseconds Pictory asked us to wait. */
	retryAfterMs?: number;
	/** Last known answer of a failed job. */
	job?: IDataObject;
}

/**
 * A failure between us and Pictory. It holds only what may be shown: never the request, its headers or the key.
 * `errors.ts` turns it into the error n8n shows.
 */
export class PictoryFailure extends Error {
	readonly details: FailureDetails;

	constructor(message: string, details: FailureDetails = {}) {
		super(withoutSecrets(message));
		this.details = withoutSecretsIn(details);
		this.name = 'PictoryFailure';
	}

	/** The same failure in better words, by somebody who knows more about it. A description also replaces the refused fields. */
	reworded(message: string, description?: string): PictoryFailure {
		return new PictoryFailure(message, {
			...this.details,
			...(description !== undefined && { description, fields: undefined }),
		});
	}
}

/** The user pressed Stop, or the execution ran into n8n's time limit. n8n knows it by the word "canceled". */
export class Cancelled extends Error {
	constructor() {
		super('The execution was canceled');
		this.name = 'Cancelled';
	}
}

/** What was caught, to be thrown again: only JavaScript's own errors and ours are. */
export function rethrown(error: unknown): Error {
	return error instanceof Error ? error : new PictoryFailure(UNEXPECTED);
}

/** Code of the failure that Pictory has no such job. */
export const JOB_NOT_FOUND = 'JOB_NOT_FOUND';

/** For what should not happen, and no other words are known for. */
export const UNEXPECTED = 'Something unexpected happened';
