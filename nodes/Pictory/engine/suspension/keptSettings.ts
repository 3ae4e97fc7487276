import { DEFAULT_CONCURRENCY, DEFAULT_SUSPEND_LIMIT_MINUTES, MAX_CONCURRENCY } from '../../operation/shared/waiting';
import { isPlainObject } from '../../common/guards';
import { keptOutput } from '../../operation/output/output';
import type { Settings } from '../../operation/shared/settings';

/** The settings a run was put to sleep with. What cannot be read is as if the user had not set it. */
export function readSettings(kept: unknown): Settings {
	const { concurrency, patience, output, downloadTo } = isPlainObject(kept) ? kept : {};
	const { limitMs, intervalMs } = isPlainObject(patience) ? patience : {};
	const atOnce = isNumber(concurrency, 1, MAX_CONCURRENCY) ? Math.floor(concurrency) : DEFAULT_CONCURRENCY;
	return {
		wait: 'suspend',
		concurrency: atOnce,
		patience: {
			limitMs: isNumber(limitMs, 1, Infinity) ? limitMs : DEFAULT_SUSPEND_LIMIT_MINUTES * 60_000,
			...(isNumber(intervalMs, LEAST_INTERVAL_MS, Infinity) && { intervalMs }),
			concurrency: atOnce,
		},
		output: keptOutput(output),
		...(typeof downloadTo === 'string' && downloadTo !== '' && { downloadTo }),
	};
}

/** The shortest pause the panel takes. */
const LEAST_INTERVAL_MS = 1_000;

function isNumber(value: unknown, least: number, most: number): value is number {
	return typeof value === 'number' && value >= least && value <= most;
}
