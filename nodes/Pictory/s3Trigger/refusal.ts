/**
 * Why a delivery is not accepted, as the sender gets to know it. 4xx is final; 5xx asks the sender to repeat it. Never
 * 429: Amazon SNS gives up on it.
 */
export class Refusal extends Error {
	constructor(
		readonly status: 400 | 401 | 403 | 404 | 408 | 413 | 415 | 500 | 503,
		message: string,
	) {
		super(message);
	}
}
