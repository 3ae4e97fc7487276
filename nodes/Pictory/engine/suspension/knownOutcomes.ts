import { RecentMap } from '../../common/recentMap';
import { PictoryFailure } from '../../transport/failure';
import type { Outcome } from '../../transport/jobState';

/** What the outcomes kept may take, in characters of their JSON. */
const MOST_CHARACTERS = 8_000_000;

/**
 * Outcomes that were read while other jobs of the same run went on. Each callback reads the jobs, and without this memory
 * it would read the finished ones again each time. To lose it, in a restart or another process, costs some calls.
 *
 * What was read for one sleeping run is for that run only: another one may ask another account, or with another key.
 */
export class KnownOutcomes {
	private readonly outcomes: RecentMap<Outcome>;

	constructor(mostCharacters = MOST_CHARACTERS) {
		this.outcomes = new RecentMap(mostCharacters, (outcome) => JSON.stringify(outcome).length);
	}

	/**
	 * The outcomes known of these jobs.
	 * @param sleeper which sleeping run
	 */
	of(sleeper: string, jobIds: string[]): Map<string, Outcome> {
		const known = new Map<string, Outcome>();
		for (const jobId of jobIds) {
			const outcome = this.outcomes.get(keyOf(sleeper, jobId));
			if (outcome) known.set(jobId, outcome);
		}
		return known;
	}

	/** Only what Pictory says of a job itself stays true: a refused key may be accepted the next time. */
	remember(sleeper: string, outcomes: Map<string, Outcome>): void {
		for (const [jobId, outcome] of outcomes) {
			const key = keyOf(sleeper, jobId);
			if (this.outcomes.has(key) || (outcome instanceof PictoryFailure && !outcome.details.job)) continue;
			this.outcomes.set(key, outcome);
		}
	}

	forget(sleeper: string, jobIds: string[]): void {
		for (const jobId of jobIds) this.outcomes.delete(keyOf(sleeper, jobId));
	}
}

function keyOf(sleeper: string, jobId: string): string {
	return JSON.stringify([sleeper, jobId]);
}
