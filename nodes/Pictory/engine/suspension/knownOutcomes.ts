import { PictoryFailure } from '../../transport/failure';
import type { End } from '../../transport/jobState';

/** What the answers kept may take, in characters of their JSON. */
const MOST_CHARACTERS = 8_000_000;

/**
 * Ends of jobs that were seen while others of the same run went on. Each callback looks at the jobs, and without this
 * memory it would read the ended ones again each time. To lose it, in a restart or another process, costs some calls.
 *
 * What one sleeping run has seen is for that run only: another one may ask another account, or with another key.
 */
export class SeenEnded {
	private readonly ends = new Map<string, { end: End; size: number }>();
	private size = 0;

	constructor(private readonly mostCharacters = MOST_CHARACTERS) {}

	/**
	 * The ends known of these jobs.
	 * @param sleeper which sleeping run
	 */
	of(sleeper: string, jobIds: string[]): Map<string, End> {
		const known = new Map<string, End>();
		for (const jobId of jobIds) {
			const entry = this.ends.get(keyOf(sleeper, jobId));
			if (entry) known.set(jobId, entry.end);
		}
		return known;
	}

	/** Only what Pictory says of a job itself stays true: a refused key may be accepted the next time. */
	remember(sleeper: string, ends: Map<string, End>): void {
		for (const [jobId, end] of ends) {
			const key = keyOf(sleeper, jobId);
			if (this.ends.has(key) || (end instanceof PictoryFailure && !end.details.job)) continue;
			const size = JSON.stringify(end).length;
			this.ends.set(key, { end, size });
			this.size += size;
		}
		for (const key of this.ends.keys()) {
			if (this.size <= this.mostCharacters) break;
			this.remove(key);
		}
	}

	forget(sleeper: string, jobIds: string[]): void {
		for (const jobId of jobIds) this.remove(keyOf(sleeper, jobId));
	}

	private remove(key: string): void {
		this.size -= this.ends.get(key)?.size ?? 0;
		this.ends.delete(key);
	}
}

function keyOf(sleeper: string, jobId: string): string {
	return JSON.stringify([sleeper, jobId]);
}
