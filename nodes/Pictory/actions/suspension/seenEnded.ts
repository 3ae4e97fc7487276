import { PictoryFailure } from '../../transport/failure';
import type { End } from '../../transport/looking';

/** What the answers kept may take, in characters of their JSON. */
const MOST_CHARACTERS = 8_000_000;

/**
 * Ends of jobs that were seen while others of the same run went on. Each callback looks at the jobs, and without this
 * memory it would read the ended ones again each time. To lose it, in a restart or another process, costs some calls.
 */
export class SeenEnded {
	private readonly ends = new Map<string, { end: End; size: number }>();
	private size = 0;

	constructor(private readonly mostCharacters = MOST_CHARACTERS) {}

	/** The ends known of these jobs. */
	of(jobIds: string[]): Map<string, End> {
		const known = new Map<string, End>();
		for (const jobId of jobIds) {
			const entry = this.ends.get(jobId);
			if (entry) known.set(jobId, entry.end);
		}
		return known;
	}

	/** Only what Pictory says of a job itself stays true: a refused key may be accepted the next time. */
	remember(ends: Map<string, End>): void {
		for (const [jobId, end] of ends) {
			if (this.ends.has(jobId) || (end instanceof PictoryFailure && !end.details.job)) continue;
			const size = JSON.stringify(end).length;
			this.ends.set(jobId, { end, size });
			this.size += size;
		}
		for (const jobId of this.ends.keys()) {
			if (this.size <= this.mostCharacters) break;
			this.forget([jobId]);
		}
	}

	forget(jobIds: string[]): void {
		for (const jobId of jobIds) {
			this.size -= this.ends.get(jobId)?.size ?? 0;
			this.ends.delete(jobId);
		}
	}
}
