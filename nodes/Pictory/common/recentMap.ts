/** A map within bounds: what was set last stays, the oldest makes room. */
export class RecentMap<Value> {
	private readonly entries = new Map<string, { value: Value; weight: number }>();
	private weight = 0;

	/**
	 * @param most what all values may weigh together
	 * @param weigh without it each value weighs 1, so that `most` is their number
	 */
	constructor(
		private readonly most: number,
		private readonly weigh: (value: Value) => number = () => 1,
	) {}

	get size(): number {
		return this.entries.size;
	}

	has(key: string): boolean {
		return this.entries.has(key);
	}

	get(key: string): Value | undefined {
		return this.entries.get(key)?.value;
	}

	/** The key is the newest now, also when it was there before. */
	set(key: string, value: Value): void {
		this.delete(key);
		const weight = this.weigh(value);
		this.entries.set(key, { value, weight });
		this.weight += weight;
		for (const oldest of this.entries.keys()) {
			if (this.weight <= this.most) break;
			this.delete(oldest);
		}
	}

	delete(key: string): void {
		this.weight -= this.entries.get(key)?.weight ?? 0;
		this.entries.delete(key);
	}
}
