import { isPlainObject } from '../common/guards';
import { answerFailure, networkFailure } from './answerFailures';
import type { Exchange } from './exchange';
import { PictoryFailure } from './failure';

/**
 * The body of a good answer, or the failure it stands for.
 * The places where Pictory puts its words: `message`, `code` and `fields[]` (400), `data.error_message` (jobs),
 * `error.error_message` (v1); docs/pictory-api.md §1.5.
 * @param mayHoldJob whether `success: false` may be said of a job in the answer; in the answer to a start it never is
 * @throws PictoryFailure
 */
export function bodyOf(exchange: Exchange, mayHoldJob = true): unknown {
	if (exchange.kind !== 'answer') throw networkFailure(exchange);
	const { status, body } = exchange;
	if (status >= 200 && status < 300 && !exchange.garbled && !refused(body, mayHoldJob)) return body;
	throw answerFailure(exchange);
}

/** The body of the answer to a change; a failure after which the change may have been made says so. */
export function changedBy(exchange: Exchange): unknown {
	try {
		return bodyOf(exchange, false);
	} catch (error) {
		throw withDoubt(error);
	}
}

function withDoubt(error: unknown): unknown {
	if (!(error instanceof PictoryFailure) || !error.details.ambiguous) return error;
	return error.reworded(error.message, `${error.details.description}. It may have been carried out all the same`);
}

/**
 * The body of an answer to DELETE that Pictory gives to nothing else: none (204, docs/pictory-api.md §2.5), or one that
 * says `success: true` (docs/pictory-api.md §5.4, §6.5, §7.3). Any other page, be it with status 200, does not say that anything was
 * deleted.
 * @throws PictoryFailure
 */
export function deletedBy(body: unknown): unknown {
	if (body === undefined || (isPlainObject(body) && body.success === true)) return body;
	throw new PictoryFailure('Pictory did not confirm that it was deleted', {
		code: 'UNREADABLE_ANSWER',
		ambiguous: true,
		description:
			'Its answer belongs to another request. Look whether it is still there, and check the Base URL in the Pictory credential',
	});
}

/** 200 with `success: false` and no job in it is a refusal; a failed job is a good answer about a bad job. */
function refused(body: unknown, mayHoldJob: boolean): boolean {
	if (!isPlainObject(body) || body.success !== false) return false;
	if (!mayHoldJob) return true;
	const data = isPlainObject(body.data) ? body.data : {};
	return !('job_id' in body || 'jobId' in body || 'status' in data);
}
