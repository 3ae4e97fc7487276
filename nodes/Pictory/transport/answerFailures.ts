import type { Exchange } from './exchange';
import { JOB_NOT_FOUND, PictoryFailure } from './failure';
import { isAmbiguous } from './retry';
import { saysUnknownJob, wordsIn } from './words';

const KEY_PAGE = 'https://app.pictory.ai/api-access';

/** No answer came. */
export function networkFailure(exchange: Extract<Exchange, { kind: 'notSent' | 'lost' }>): PictoryFailure {
	const ambiguous = exchange.kind === 'lost';
	if (/ENOTFOUND|EAI_AGAIN|ERR_INVALID_URL/.test(exchange.reason)) {
		return new PictoryFailure('Pictory was not found at the address in the credential', {
			code: exchange.reason,
			description: 'Check the Base URL in the Pictory credential and the internet connection of this n8n',
		});
	}
	if (/CERT_|SELF_SIGNED|UNABLE_TO|ERR_TLS|EPROTO/.test(exchange.reason)) {
		return new PictoryFailure('The secure connection to Pictory could not be made', {
			code: exchange.reason,
			description: `The certificate was not accepted (${exchange.reason}). Check the Base URL in the Pictory credential and any proxy in between`,
		});
	}
	if (!ambiguous) {
		return new PictoryFailure('Pictory could not be reached', {
			code: exchange.reason,
			description:
				'Nothing was sent. Check the Base URL in the Pictory credential and the internet connection of this n8n, then try again',
		});
	}
	const why = /ETIMEDOUT|ECONNABORTED|ESOCKETTIMEDOUT/.test(exchange.reason)
		? 'Pictory took too long to answer'
		: 'The connection to Pictory broke before its answer came';
	return new PictoryFailure(why, { code: exchange.reason, ambiguous, description: 'Try again in a moment' });
}

/** An answer came, and no good one. */
export function answerFailure(exchange: Extract<Exchange, { kind: 'answer' }>): PictoryFailure {
	const { status, body, retryAfterMs } = exchange;
	const said = wordsIn(body);
	const own = OWN_WORDS[status];
	const details = {
		status,
		code: said.code ?? codeOf(exchange),
		fields: said.fields,
		retryAfterMs,
		ambiguous: isAmbiguous(exchange),
	};

	if (exchange.firewall) {
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
	if (status < 300 && exchange.garbled) {
		return new PictoryFailure('Pictory answered with something that is not JSON', {
			...details,
			description: exchange.html
				? 'It was a web page. Check the Base URL in the Pictory credential, and any proxy in between'
				: 'The answer was empty or cut off. Try again in a moment',
		});
	}
	if (saysUnknownJob(said)) {
		return new PictoryFailure('Pictory knows no such job', {
			...details,
			code: JOB_NOT_FOUND,
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
function codeOf({ status, garbled }: Extract<Exchange, { kind: 'answer' }>): string | undefined {
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
