import { randomInt } from 'crypto';

import { Refusal } from './refusal';

export interface QueueLimits {
	/** Tasks that run at the same time. */
	concurrency: number;
	/** Tasks that wait for their turn. */
	length: number;
	/** How long a task waits for its turn. Checked whenever another task ends. */
	timeoutMs: number;
}

interface QueuedTask {
	since: number;
	begin: () => void;
	giveUp: () => void;
}

/**
 * Runs a limited number of tasks at a time. Which of the queued tasks is next is random, and so is which one has to leave
 * when there are too many: with a fixed order, whoever knew it could fill the places before or after everybody else's.
 */
export class Queue {
	private running = 0;
	/** In the order they came. */
	private readonly tasks: QueuedTask[] = [];

	constructor(private readonly limits: QueueLimits) {}

	get isIdle(): boolean {
		return this.running === 0;
	}

	/** How many tasks wait. */
	get length(): number {
		return this.tasks.length;
	}

	/**
	 * @returns what the task returns
	 * @throws Refusal with 503 when its turn does not come; and what the task throws
	 */
	async run<Result>(task: () => Promise<Result>): Promise<Result> {
		if (this.running < this.limits.concurrency) this.running += 1;
		else await this.turn();
		try {
			return await task();
		} finally {
			this.next();
		}
	}

	private async turn(): Promise<void> {
		await new Promise<void>((begin, reject) => {
			const giveUp = (): void => reject(new Refusal(503, 'Too many unknown certificates. Send this again.'));
			this.tasks.push({ since: Date.now(), begin, giveUp });
			if (this.tasks.length > this.limits.length) this.removeAny()?.giveUp();
		});
	}

	/** A task that has waited too long would be answered too late. */
	private next(): void {
		const oldest = Date.now() - this.limits.timeoutMs;
		const inTime = this.tasks.findIndex(({ since }) => since >= oldest);
		for (const { giveUp } of this.tasks.splice(0, inTime < 0 ? this.tasks.length : inTime)) giveUp();
		const task = this.removeAny();
		if (task) task.begin();
		else this.running -= 1;
	}

	private removeAny(): QueuedTask | undefined {
		return this.tasks.length === 0 ? undefined : this.tasks.splice(randomInt(this.tasks.length), 1)[0];
	}
}
