import type { Patience } from '../../transport/jobPolling';
import { type Field, type FieldSet, readAll } from '../fields';
import { type Output, outputFrom } from '../output/output';
import type { Source } from '../source';
import {
	DEFAULT_CONCURRENCY,
	DEFAULT_SUSPEND_LIMIT_MINUTES,
	DEFAULT_WAIT_LIMIT_MINUTES,
	WAIT_LIMIT,
	whenFields,
} from './waiting';

/** How one run of the node works: the same for all its items, read from the first. */
export interface Settings {
	wait: 'none' | 'poll' | 'suspend';
	/** Requests in flight at the same time. */
	concurrency: number;
	patience: Patience;
	output: Output;
	/** Name of the binary field for the finished file; absent when it is not wanted. */
	downloadTo?: string;
}

/** Those of an operation's fields that are settings of the node. */
type SettingFields = Array<Field<never> | Field>;

/** @param source the parameters of the first item */
export function readSettings(source: Source, { settings = [] }: { settings?: SettingFields }): Settings {
	const values = settled(source, settings);
	const number = (name: string): number | undefined => (typeof values[name] === 'number' ? values[name] : undefined);
	const concurrency = number('maxConcurrency') ?? DEFAULT_CONCURRENCY;
	const intervalSeconds = number('pollInterval');
	const wait = values.wait === 'poll' || values.wait === 'suspend' ? values.wait : 'none';
	return {
		wait,
		concurrency,
		patience: {
			limitMs: waitLimit(source, number('waitLimit'), wait) * 60_000,
			...(intervalSeconds !== undefined && { intervalMs: intervalSeconds * 1000 }),
			concurrency,
		},
		output: outputFrom(values.output, values.outputFields),
		...(values.download === true && { downloadTo: String(values.outputBinaryPropertyName) }),
	};
}

/** The settings on show, and the members of Options among them. */
function settled(source: Source, settings: SettingFields): Record<string, unknown> {
	const values: Record<string, unknown> = {};
	const fields: FieldSet = Object.fromEntries(
		settings.map((field, index) => [String(index), field.with({ isSetting: false })]),
	);
	for (const [index, value] of Object.entries(readAll(fields, source))) {
		const { name } = settings[Number(index)] ?? whenFields.wait;
		if (name === 'options') Object.assign(values, value);
		else if (value !== undefined && value !== '') values[name] = value;
	}
	return values;
}

function waitLimit(source: Source, entered: number | undefined, wait: Settings['wait']): number {
	const minutes = entered ?? (wait === 'suspend' ? DEFAULT_SUSPEND_LIMIT_MINUTES : DEFAULT_WAIT_LIMIT_MINUTES);
	if (minutes <= 0) source.problem(WAIT_LIMIT, `is ${minutes}. Enter more than 0 minutes.`);
	return minutes;
}
