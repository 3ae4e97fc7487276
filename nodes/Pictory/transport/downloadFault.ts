import { MOST_BYTES } from './fileSize';
import { type Slowness, STALL_SECONDS } from './pace';

/** Why one attempt to download a file has failed. */
export class Fault extends Error {
	/** @param why a sentence without a full stop */
	constructor(
		why: string,
		readonly more: { status?: number; retryAfterMs?: number; isFinal?: boolean } = {},
	) {
		super(why);
	}
}

export function broken(): Fault {
	return new Fault('The connection broke');
}

export function empty(): Fault {
	return new Fault("The file's host sent an empty file");
}

export function tooSlow(slowness: Slowness): Fault {
	switch (slowness) {
		case 'stalled':
			return new Fault(`The file's host sent nothing for ${STALL_SECONDS} seconds`);
		case 'trickling':
			return new Fault("The file's host sent it too slowly");
		case 'endless':
			return new Fault('It took more than 8 hours', { isFinal: true });
	}
}

export function tooLarge(): Fault {
	return new Fault(`The file's host sends more than ${MOST_BYTES / 1024 ** 3} GiB, or far more than it said`, {
		isFinal: true,
	});
}
