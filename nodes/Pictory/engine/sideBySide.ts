import type { IExecuteFunctions } from 'n8n-workflow';

import { toNodeError } from '../transport/errors';
import { Cancelled, PictoryFailure } from '../transport/failure';
import { pool } from '../transport/pool';
import { withOtherJobs } from './failures';
import type { Unit } from './unit';

/** Works on units side by side, up to the limit of the run, and notes each failure in its unit. */
export class SideBySide {
	private cancelled: Cancelled | undefined;

	/** @param units all of the run: a failure that ends the node names the jobs of the others */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly concurrency: number,
		private readonly units: Unit[],
	) {}

	/**
	 * @param stopEarly begin no further unit after a failure, when the node does not continue on fail
	 * @throws the first failure, unless the node continues on fail; and when the execution is stopped
	 */
	async forEach(units: Unit[], work: (unit: Unit) => Promise<void>, stopEarly = false): Promise<void> {
		const node = this.context.getNode();
		const goOnAfterFailure = this.context.continueOnFail();
		const halted = (): boolean => stopEarly && !goOnAfterFailure && this.units.some(({ failure }) => failure);
		await pool(
			units,
			this.concurrency,
			async (unit) => {
				try {
					await work(unit);
				} catch (error) {
					if (error instanceof Cancelled || this.context.getExecutionCancelSignal()?.aborted)
						this.cancelled = new Cancelled();
					unit.failure = toNodeError(node, withJob(error, unit), unit.firstItem, unit.label);
				}
			},
			() => this.cancelled === undefined && !halted(),
		);
		if (this.cancelled) throw toNodeError(node, this.cancelled);
		const failed = units.find(({ failure }) => failure);
		if (failed?.failure && !goOnAfterFailure) throw withOtherJobs(failed.failure, failed, this.units);
	}
}

/** A failed item always says which job it had started. */
function withJob(error: unknown, unit: Unit): unknown {
	if (!(error instanceof PictoryFailure) || unit.jobId === undefined || error.details.jobId !== undefined) return error;
	return new PictoryFailure(error.message, { ...error.details, jobId: unit.jobId });
}
