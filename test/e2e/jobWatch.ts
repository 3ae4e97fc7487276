import axios from 'axios';
import type { PictoryAccess } from './localPictory';
import { sleep } from './shell';

/** An entry of the list of jobs, as far as it is shown. */
interface ListedJob {
	data?: { jobId?: string; status?: string; renderProgress?: number };
}

/**
 * Tells each change of a job's state, as `GET /v1/jobs` shows it, until it is stopped.
 * @returns stops it, after one last look
 */
export function watchJobs(pictory: PictoryAccess, tell: (jobId: string, state: string) => void): () => Promise<void> {
	const seen = new Map<string, string>();
	const look = async () => {
		for (const [id, state] of await jobStates(pictory)) {
			if (seen.get(id) !== state) tell(id, state);
			seen.set(id, state);
		}
	};
	let over = false;
	const watching = (async () => {
		while (!over) {
			await look();
			await sleep(300);
		}
	})();
	return async () => {
		over = true;
		await watching;
		await look();
	};
}

async function jobStates({ baseUrl, apiKey }: PictoryAccess): Promise<Array<[string, string]>> {
	const { data } = await axios.get<{ items?: ListedJob[] }>(`${baseUrl}/v1/jobs`, {
		headers: { authorization: apiKey },
		proxy: false,
		validateStatus: () => true,
	});
	return (data.items ?? []).map(({ data: job = {} }): [string, string] => {
		const progress = job.renderProgress === undefined ? '' : ` ${job.renderProgress}%`;
		return [job.jobId ?? '', `${job.status ?? ''}${progress}`];
	});
}
