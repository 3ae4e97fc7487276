/** Lets at most so many pieces of work run at the same time; who comes later waits for its turn. */
export class Slots {
	private free: number;
	private readonly queue: Array<() => void> = [];

	/** @param size of at least 1; `Infinity` lets all run */
	constructor(size: number) {
		this.free = size;
	}

	async run<Result>(work: () => Promise<Result>): Promise<Result> {
		if (this.free > 0) this.free -= 1;
		else await new Promise<void>((resolve) => this.queue.push(resolve));
		try {
			return await work();
		} finally {
			// A slot is handed on, so that nobody who comes now can take it first.
			const next = this.queue.shift();
			if (next) next();
			else this.free += 1;
		}
	}
}
