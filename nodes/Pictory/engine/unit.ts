import type { IDataObject, INodeExecutionData, IPairedItemData } from 'n8n-workflow';

import { AnswerWithFiles } from '../operation/answer';
import type { LedgerEntry } from './ledgerEntry';
import type { Task } from '../operation/types';

/** One task on its way through a run: the items it stands for, and what has become of it so far. */
export class Unit {
	jobId?: string;
	/** The execution Pictory calls when the job ends. */
	calls?: string;
	/** An earlier try, or an equal call of a tool, has started the job. */
	isEarlier = false;
	/** Its job was started before the run was suspended, and not only waited for. */
	isStarted = false;
	/** What the ledger knows of it, for tasks that start a job or make something. */
	entry?: LedgerEntry;
	/** The body of its request, where that builds on what Pictory has, once that was read. */
	body?: IDataObject;
	failure?: Error;
	output: INodeExecutionData[] = [];
	/** What a person should know though nothing is wrong. */
	hints: string[];
	private isFinished = false;

	constructor(
		readonly itemIndexes: number[],
		readonly task: Task | undefined,
	) {
		this.hints = task?.kind === 'start' ? [...(task.hints ?? [])] : [];
	}

	get firstItem(): number {
		return this.itemIndexes[0] ?? 0;
	}

	get pairedItem(): IPairedItemData | IPairedItemData[] {
		const paired = this.itemIndexes.map((item) => ({ item }));
		return paired.length === 1 ? { item: this.firstItem } : paired;
	}

	get isOpen(): boolean {
		return this.failure === undefined && !this.isFinished;
	}

	/** What the output says of the job beside Pictory's own words. */
	get show(): IDataObject {
		return this.task?.kind === 'start' || this.task?.kind === 'follow' ? (this.task.show ?? {}) : {};
	}

	/** The label of a field path in Pictory's answer, as the task's operation knows it. */
	get label(): ((path: string) => string) | undefined {
		return this.task && 'label' in this.task ? this.task.label : undefined;
	}

	/** Gives its last output: nothing more is done for it. */
	finish(output: INodeExecutionData): void {
		this.output = [output];
		this.isFinished = true;
	}

	give(...results: Array<IDataObject | AnswerWithFiles>): void {
		this.output = results.map((result) =>
			result instanceof AnswerWithFiles
				? { json: result.json, binary: result.binary, pairedItem: this.pairedItem }
				: { json: result, pairedItem: this.pairedItem },
		);
	}
}
