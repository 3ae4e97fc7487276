import { randomInt } from 'crypto';

import { Refusal } from './refusal';

export interface QueueLimits {
	/** Tasks under way at the same moment. */
	atOnce: number;
	/** Tasks that wait for their turn. */
	waiting: number;
	/** Milliseconds a task waits for its turn at the most. It is noticed when another task ends. */
	patience: number;
}

interface Waiting {
	since: number;
	begin: () => void;
	giveUp: () => void;
}

/**
 * Lets a few tasks run at a time. Whose turn it is among those that wait is left to chance, and so is who has to leave
 * when there are too many: with an order, whoever knew it could fill the places before or behind everybody else.
 */
export class Queue {
	private running = 0;
	/** In the order they came. */
	private readonly waiting: Waiting[] = [];

	constructor(private readonly limits: QueueLimits) {}

	get isIdle(): boolean {
		return this.running === 0;
	}

	/** How many wait. */
	get length(): number {
		return this.waiting.length;
	}

	/**
	 * @returns what the task returns
	 * @throws Refusal with 503 when its turn does not come; and what the task throws
	 */
	async run<Result>(task: () => Promise<Result>): Promise<Result> {
		if (this.running < this.limits.atOnce) this.running += 1;
		else await this.turn();
		try {
			return await task();
		} finally {
			this.passOn();
		}
	}

	private async turn(): Promise<void> {
		await new Promise<void>((begin, reject) => {
			const giveUp = (): void => reject(new Refusal(503, 'Too many unknown certificates. Send this again.'));
			this.waiting.push({ since: Date.now(), begin, giveUp });
			if (this.waiting.length > this.limits.waiting) this.takeAny()?.giveUp();
		});
	}

	/** Whoever has waited too long would be answered too late. */
	private passOn(): void {
		const oldest = Date.now() - this.limits.patience;
		const late = this.waiting.findIndex(({ since }) => since >= oldest);
		for (const { giveUp } of this.waiting.splice(0, late < 0 ? this.waiting.length : late)) giveUp();
		const next = this.takeAny();
		if (next) next.begin();
		else this.running -= 1;
	}

	private takeAny(): Waiting | undefined {
		return this.waiting.length === 0 ? undefined : this.waiting.splice(randomInt(this.waiting.length), 1)[0];
	}
}
