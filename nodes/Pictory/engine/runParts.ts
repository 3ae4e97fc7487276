import type { IExecuteFunctions } from 'n8n-workflow';

import type { Settings } from '../operation/shared/settings';
import { Pictory } from '../transport/client';
import { toNodeError } from '../transport/errors';
import { SideBySide } from './sideBySide';
import type { Unit } from './unit';

/** What the parts of one run of the node share. */
export interface Run {
	context: IExecuteFunctions;
	settings: Settings;
	/** All of the run, in the order of the items. */
	units: Unit[];
	pictory: Pictory;
	sideBySide: SideBySide;
}

/** A unit whose job is waited for. */
export type AwaitedUnit = Unit & { jobId: string };

/** @throws the error for n8n when the credential is missing or its address is none */
export async function beginRun(context: IExecuteFunctions, settings: Settings, units: Unit[]): Promise<Run> {
	const sideBySide = new SideBySide(context, settings.concurrency, units);
	return { context, settings, units, sideBySide, pictory: await connect(context, settings) };
}

async function connect(context: IExecuteFunctions, settings: Settings): Promise<Pictory> {
	const { wait, patience, concurrency } = settings;
	try {
		return await Pictory.of(context, {
			atOnce: concurrency,
			// A run that waits for its results until "Give Up After" does not obey "slow down" for longer.
			...(wait === 'poll' && { patienceMs: patience.limitMs }),
		});
	} catch (error) {
		throw toNodeError(context.getNode(), error, 0);
	}
}

/** Units that have neither failed nor given their last output. */
export function openUnits({ units }: Pick<Run, 'units'>): Unit[] {
	return units.filter(({ isOpen }) => isOpen);
}

export function isAwaited(unit: Unit, { wait }: Settings): unit is AwaitedUnit {
	return unit.jobId !== undefined && (unit.task?.kind === 'follow' || wait !== 'none');
}

/** As the menu calls it, e.g. `video.create`. */
export function operationOf(context: IExecuteFunctions): string {
	const { resource, operation } = context.getNode().parameters;
	return `${String(resource)}.${String(operation)}`;
}

/** Failures that concern no single item. */
export async function orNodeError<Result>(context: IExecuteFunctions, work: Promise<Result>): Promise<Result> {
	try {
		return await work;
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}
