import {
	CONCURRENCY,
	DEFAULT_CONCURRENCY,
	DEFAULT_SUSPEND_LIMIT_MINUTES,
	DEFAULT_WAIT_LIMIT_MINUTES,
	MAX_CONCURRENCY,
	MAX_WAIT_LIMIT_MINUTES,
	POLL_INTERVAL,
	WAIT_LIMIT,
} from './waiting';
import type { Patience } from '../../transport/jobPolling';
import type { Fields } from '../fields';
import type { Item } from '../item';

/** How one run of the node works: the same for all its items, read from the first. */
export interface Settings {
	wait: 'none' | 'poll' | 'suspend';
	/** Requests in flight at the same time. */
	concurrency: number;
	patience: Patience;
	simplify: boolean;
	/** Name of the binary field for the finished file; absent when it is not wanted. */
	downloadTo?: string;
}

export function readSettings(item: Item): Settings {
	const options = item.collection('options');
	const concurrency =
		options.number('maxConcurrency', CONCURRENCY, { min: 1, max: MAX_CONCURRENCY, integer: true }) ??
		DEFAULT_CONCURRENCY;
	const intervalSeconds = options.number('pollInterval', POLL_INTERVAL, { min: 1 });
	const download = item.flag('download');
	const chosen = item.value('wait');
	const wait = chosen === 'poll' || chosen === 'suspend' ? chosen : 'none';
	return {
		wait,
		concurrency,
		patience: {
			limitMs: waitLimit(options, wait) * 60_000,
			...(intervalSeconds !== undefined && { intervalMs: intervalSeconds * 1000 }),
			concurrency,
		},
		simplify: readSimplify(item),
		...(download && {
			downloadTo: item.text('outputBinaryPropertyName', 'Output Data Field Name', { required: true }),
		}),
	};
}

/** Simplify is on unless the user has switched it off. */
export function readSimplify(item: Item): boolean {
	const options = item.collection('options');
	return !options.has('simplify') || options.flag('simplify');
}

function waitLimit(options: Fields, wait: Settings['wait']): number {
	const usual = wait === 'suspend' ? DEFAULT_SUSPEND_LIMIT_MINUTES : DEFAULT_WAIT_LIMIT_MINUTES;
	const minutes = options.number('waitLimit', WAIT_LIMIT, { max: MAX_WAIT_LIMIT_MINUTES }) ?? usual;
	if (minutes <= 0) options.problem(WAIT_LIMIT, `is ${minutes}. Enter more than 0 minutes.`);
	return minutes;
}
