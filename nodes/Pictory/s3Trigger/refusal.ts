/**
 * Why a delivery is not taken, as the sender is told. 4xx is final; 5xx asks the sender to come again. Never 429:
 * Amazon SNS gives up on it.
 */
export class Refusal extends Error {
	constructor(
		readonly status: 400 | 401 | 403 | 404 | 408 | 413 | 415 | 500 | 503,
		message: string,
	) {
		super(message);
	}
}
