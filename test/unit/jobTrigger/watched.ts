import type { PictoryFailure } from '../../../nodes/Pictory/transport/failure';
import { type Cursor, readCursor, writeCursor } from '../../../nodes/Pictory/jobTrigger/cursor';
import { type Bounds, BOUNDS, firstPoll, pollJobs } from '../../../nodes/Pictory/jobTrigger/pollOnce';
import { Account, type AccountOptions } from './account';

const MINUTE = 60_000;

/** An account, and somebody who polls at it once a minute with what is stored from poll to poll. */
export class Watched extends Account {
	cursor: Cursor | undefined;
	/** What the last poll reported. */
	troubles: PictoryFailure[] = [];
	now = 0;

	constructor(
		options: AccountOptions = {},
		private readonly bounds: Bounds = BOUNDS,
	) {
		super(options);
	}

	/** @returns the ids of the jobs that have ended */
	async poll(after = MINUTE): Promise<string[]> {
		this.now += after;
		this.resetCalls();
		const found = this.cursor
			? await pollJobs(this, this.cursor, this.now, this.bounds)
			: await firstPoll(this, this.now, this.bounds);
		this.cursor = readCursor(JSON.parse(JSON.stringify(writeCursor(found.cursor))));
		this.troubles = found.troubles;
		return found.finished.map(({ job }) => job.jobId);
	}
}
