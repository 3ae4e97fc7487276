import { RecentFiles } from '../aws/events/recent';
import { Refusal } from './refusal';

/** The answer to a delivery, as far as it tells how the delivery ended. */
export interface DeliveryAnswer {
	statusCode: number;
	/** It was given, whether or not it could be sent. */
	writableEnded: boolean;
	/** The connection is closed. */
	destroyed: boolean;
	once(event: 'close', listener: () => void): unknown;
}

/**
 * The files of one trigger that have started an execution, and those a delivery is about to start one for.
 *
 * n8n calls the trigger, then makes the execution, then saves the static data, then answers. A file counts as seen
 * only from the moment its execution exists: if making it fails, the sender gets 5xx, comes again, and must be heard.
 */
export class Repeats {
	private readonly files = new RecentFiles();
	private readonly underWay = new Map<string, DeliveryAnswer>();

	/** @param saved what the static data holds */
	learn(saved: unknown): void {
		this.files.learn(saved);
	}

	knows(identity: string): boolean {
		return this.files.has(identity);
	}

	/**
	 * Reserves what nobody has seen. Waits for other deliveries of the same file, whose end is not known yet.
	 * @param response of the delivery that asks; its status decides later
	 * @returns the identities that are new
	 * @throws Refusal with 503 when a delivery of the same file was broken off and n8n is still busy with it
	 */
	async claim(identities: string[], response: DeliveryAnswer): Promise<Set<string>> {
		const claimed = new Set<string>();
		// In one order for all, so that two deliveries never wait for each other.
		for (const identity of [...new Set(identities)].sort()) {
			if (await this.reserve(identity, response)) claimed.add(identity);
		}
		return claimed;
	}

	/**
	 * The executions exist.
	 * @returns what is to be saved: these files, and what other deliveries have added meanwhile
	 */
	started(identities: string[]): string {
		for (const identity of identities) this.files.add(identity);
		return this.files.text;
	}

	/** Looks and reserves in one step: of deliveries that were waiting for the same thing, only one gets the file. */
	private async reserve(identity: string, response: DeliveryAnswer): Promise<boolean> {
		for (;;) {
			this.settle();
			if (this.files.has(identity)) return false;
			const other = this.underWay.get(identity);
			if (!other) {
				this.underWay.set(identity, response);
				return true;
			}
			if (other.destroyed)
				throw new Refusal(503, 'An earlier delivery of this file is still being worked on. Send this again.');
			await new Promise<void>((resolve) => other.once('close', resolve));
		}
	}

	/** Deliveries that were answered: 2xx means that the execution exists. */
	private settle(): void {
		for (const [identity, response] of this.underWay) {
			if (!response.writableEnded) continue;
			this.underWay.delete(identity);
			if (response.statusCode < 300) this.files.add(identity);
		}
	}
}

const MOST_TRIGGERS = 1_000;
const triggers = new Map<string, Repeats>();

/** @param trigger which node of which workflow */
export function repeatsOf(trigger: string): Repeats {
	const repeats = triggers.get(trigger) ?? new Repeats();
	triggers.delete(trigger);
	triggers.set(trigger, repeats);
	for (const oldest of triggers.keys()) {
		if (triggers.size <= MOST_TRIGGERS) break;
		triggers.delete(oldest);
	}
	return repeats;
}

/** What is saved stays; only the memory of a trigger that was switched off is given back. */
export function forgetTrigger(trigger: string): void {
	triggers.delete(trigger);
}
