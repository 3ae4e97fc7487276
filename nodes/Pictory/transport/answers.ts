import type { IDataObject } from 'n8n-workflow';

import type { Outcome } from './exchange';
import { PictoryFailure } from './failure';
import { isPlainObject } from '../common/guards';
import { isAmbiguous } from './retry';

const KEY_PAGE = 'https://app.pictory.ai/api-access';

/**
 * The body of a good answer, or the failure it stands for.
 * The places where Pictory puts its words: `message`, `code` and `fields[]` (400), `data.error_message` (jobs),
 * `error.error_message` (v1); pictory-api facts §1.5.
 * @param tellsOfJob whether `success: false` may be about a job that is told of; in the answer to a start it never is
 * @throws PictoryFailure
 */
export function bodyOf(outcome: Outcome, tellsOfJob = true): unknown {
	if (outcome.kind !== 'answer') throw networkFailure(outcome);
	const { status, body } = outcome;
	if (status >= 200 && status < 300 && !outcome.garbled && !refused(body, tellsOfJob)) return body;
	throw answerFailure(outcome);
}

/**
 * The body of an answer to DELETE that Pictory gives to nothing else: none (204, facts §2.5), or one that says `success`
 * (facts §5.4, §6.5, §7.3). Any other page, be it with status 200, does not say that anything was deleted.
 * @throws PictoryFailure
 */
export function deletedBy(body: unknown): unknown {
	if (body === undefined || (isPlainObject(body) && typeof body.success === 'boolean')) return body;
	throw new PictoryFailure('Pictory did not confirm that it was deleted', {
		code: 'UNREADABLE_ANSWER',
		ambiguous: true,
		description:
			'Its answer belongs to another request. Look whether it is still there, and check the Base URL in the Pictory credential',
	});
}

/** 200 with `success: false` and no job in it is a refusal; a failed job is a good answer about a bad job. */
function refused(body: unknown, tellsOfJob: boolean): boolean {
	if (!isPlainObject(body) || body.success !== false) return false;
	if (!tellsOfJob) return true;
	const data = isPlainObject(body.data) ? body.data : {};
	return !('job_id' in body || 'jobId' in body || 'status' in data);
}

function networkFailure(outcome: Extract<Outcome, { kind: 'notSent' | 'lost' }>): PictoryFailure {
	const ambiguous = outcome.kind === 'lost';
	if (/ENOTFOUND|EAI_AGAIN|ERR_INVALID_URL/.test(outcome.reason)) {
		return new PictoryFailure('Pictory was not found at the address in the credential', {
			code: outcome.reason,
			description: 'Check the Base URL in the Pictory credential and the internet connection of this n8n',
		});
	}
	if (/CERT_|SELF_SIGNED|UNABLE_TO|ERR_TLS|EPROTO/.test(outcome.reason)) {
		return new PictoryFailure('The secure connection to Pictory could not be made', {
			code: outcome.reason,
			description: `The certificate was not accepted (${outcome.reason}). Check the Base URL in the Pictory credential and any proxy in between`,
		});
	}
	if (!ambiguous) {
		return new PictoryFailure('Pictory could not be reached', {
			code: outcome.reason,
			description:
				'Nothing was sent. Check the Base URL in the Pictory credential and the internet connection of this n8n, then try again',
		});
	}
	const why = /ETIMEDOUT|ECONNABORTED|ESOCKETTIMEDOUT/.test(outcome.reason)
		? 'Pictory took too long to answer'
		: 'The connection to Pictory broke before its answer came';
	return new PictoryFailure(why, { code: outcome.reason, ambiguous, description: 'Try again in a moment' });
}

function answerFailure(outcome: Extract<Outcome, { kind: 'answer' }>): PictoryFailure {
	const { status, body, retryAfterMs } = outcome;
	const said = wordsIn(body);
	const own = OWN_WORDS[status];
	const details = {
		status,
		code: said.code ?? codeOf(outcome),
		fields: said.fields,
		retryAfterMs,
		ambiguous: isAmbiguous(outcome),
	};

	if (outcome.firewall) {
		return new PictoryFailure("Pictory's firewall turned the request away", {
			...details,
			description:
				'It does so for some networks and user agents. Try again later or from another network, and ask Pictory support if it stays',
		});
	}
	if (status >= 300 && status < 400) {
		return new PictoryFailure('The address in the credential leads somewhere else', {
			...details,
			description:
				'It answered with a redirect, which is not followed, so that the API key stays with Pictory. Check the Base URL in the Pictory credential',
		});
	}
	if (status < 300 && outcome.garbled) {
		return new PictoryFailure('Pictory answered with something that is not JSON', {
			...details,
			description: outcome.html
				? 'It was a web page. Check the Base URL in the Pictory credential, and any proxy in between'
				: 'The answer was empty or cut off. Try again in a moment',
		});
	}
	if (said.message === 'JOB_NOT_FOUND') {
		return new PictoryFailure('Pictory knows no such job', {
			...details,
			code: 'JOB_NOT_FOUND',
			description: 'Check the job ID, and that the credential belongs to the account that started it',
		});
	}
	const fieldLines = said.fields?.map(({ name, reason }) => `${name}: ${reason}`).join('\n');
	return new PictoryFailure(said.message ?? own?.message ?? `Pictory answered with status ${status}`, {
		...details,
		description:
			fieldLines ??
			own?.description ??
			(status >= 500
				? 'Pictory has trouble at the moment. Try again later'
				: 'Pictory refused the request. Check what its message names'),
	});
}

/** For a failure that came with a good status and no code of Pictory's own. */
function codeOf({ status, garbled }: Extract<Outcome, { kind: 'answer' }>): string | undefined {
	if (status >= 300) return undefined;
	return garbled ? 'UNREADABLE_ANSWER' : 'REFUSED';
}

/** What a status means to a user, where Pictory says nothing itself. 401 only ever says "Unauthorized". */
const OWN_WORDS: Record<number, { message: string; description?: string } | undefined> = {
	400: { message: 'Pictory did not accept the request' },
	401: {
		message: 'Pictory refused the API key',
		description: `Open the Pictory credential and paste the key from ${KEY_PAGE} (it starts with pictai_)`,
	},
	403: {
		message: 'Pictory does not allow this for your account',
		description: 'Check whether it belongs to your team and your plan includes it',
	},
	404: { message: 'Pictory does not know this', description: 'It may have been deleted, or belong to another account' },
	429: {
		message: 'Pictory asks to slow down',
		description: 'Too many requests for too long. Lower Items at Once, or try again later',
	},
};

interface Words {
	message?: string;
	code?: string;
	fields?: Array<{ name: string; reason: string }>;
}

/** Pictory's own words in an answer. "Unauthorized" is none: it tells a user nothing. */
export function wordsIn(body: unknown): Words {
	if (!isPlainObject(body)) return {};
	const data = isPlainObject(body.data) ? body.data : {};
	const error = isPlainObject(body.error) ? body.error : {};
	const message = firstText(
		body.message,
		data.error_message,
		error.error_message,
		body.error_message,
		error.message,
		body.error,
	);
	return {
		message: message && /^unauthorized$/i.test(message) ? undefined : message,
		code: firstText(body.code, data.error_code, error.error_code, body.error_code),
		fields: readFields(body.fields),
	};
}

function firstText(...values: unknown[]): string | undefined {
	for (const value of values) {
		if (typeof value === 'string' && value.trim() !== '') return value.trim();
		if (typeof value === 'number') return String(value);
	}
	return undefined;
}

function readFields(fields: unknown): Words['fields'] {
	if (!Array.isArray(fields) || fields.length === 0) return undefined;
	return fields.filter(isPlainObject).map((field: IDataObject) => ({
		name: firstText(field.name, field.field, field.path) ?? 'request',
		reason: Array.isArray(field.errors)
			? field.errors.map(String).join('; ')
			: (firstText(field.errors, field.message, field.error) ?? 'was refused'),
	}));
}
