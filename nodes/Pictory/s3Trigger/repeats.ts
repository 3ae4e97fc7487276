import { RecentFiles } from '../aws/events/recent';
import { Refusal } from './refusal';

/** The answer to a delivery, as far as it shows how the delivery ended. */
export interface DeliveryAnswer {
	statusCode: number;
	/** It was written, whether or not it could be sent. */
	writableEnded: boolean;
	/** The connection is closed. */
	destroyed: boolean;
	once(event: 'close', listener: () => void): unknown;
}

/**
 * The files of one trigger that have started an execution, and those a delivery is about to start one for.
 *
 * n8n calls the trigger, then makes the execution, then saves the static data, then answers. A file counts as seen
 * only from the moment its execution exists: if making it fails, the sender gets 5xx and repeats the message, which must
 * be accepted then.
 */
export class Repeats {
	private readonly files = new RecentFiles();
	private readonly deliveries = new Map<string, DeliveryAnswer>();

	/** @param saved what the static data holds */
	learn(saved: unknown): void {
		this.files.learn(saved);
	}

	knows(identity: string): boolean {
		return this.files.has(identity);
	}

	/**
	 * Reserves files that are new. Waits for other deliveries of the same file that have not ended yet.
	 * @param response of this delivery; its status decides later
	 * @returns the identities that are new
	 * @throws Refusal with 503 when the connection of an earlier delivery of the same file is closed and n8n has not ended it yet
	 */
	async reserve(identities: string[], response: DeliveryAnswer): Promise<Set<string>> {
		const newIdentities = new Set<string>();
		// In one order for all, so that two deliveries never wait for each other.
		for (const identity of [...new Set(identities)].sort()) {
			if (await this.reserveOne(identity, response)) newIdentities.add(identity);
		}
		return newIdentities;
	}

	/**
	 * Adds files whose executions exist.
	 * @returns what to save: these files, and those that other deliveries have added meanwhile
	 */
	add(identities: string[]): string {
		for (const identity of identities) this.files.add(identity);
		return this.files.text;
	}

	/** Checks and reserves in one step: of deliveries that were waiting for the same file, only one gets it. */
	private async reserveOne(identity: string, response: DeliveryAnswer): Promise<boolean> {
		for (;;) {
			this.settle();
			if (this.files.has(identity)) return false;
			const other = this.deliveries.get(identity);
			if (!other) {
				this.deliveries.set(identity, response);
				return true;
			}
			if (other.destroyed) {
				throw new Refusal(503, 'An earlier delivery of this file is still being processed. Send this again.');
			}
			await new Promise<void>((resolve) => other.once('close', resolve));
		}
	}

	/** Removes deliveries that were answered: 2xx means that the execution exists. */
	private settle(): void {
		for (const [identity, response] of this.deliveries) {
			if (!response.writableEnded) continue;
			this.deliveries.delete(identity);
			if (response.statusCode < 300) this.files.add(identity);
		}
	}
}

const MAX_TRIGGERS = 1_000;
const triggers = new Map<string, Repeats>();

/** @param trigger which node of which workflow */
export function repeatsOf(trigger: string): Repeats {
	const repeats = triggers.get(trigger) ?? new Repeats();
	triggers.delete(trigger);
	triggers.set(trigger, repeats);
	for (const oldest of triggers.keys()) {
		if (triggers.size <= MAX_TRIGGERS) break;
		triggers.delete(oldest);
	}
	return repeats;
}

/** Frees the memory of a trigger that was deactivated; what is saved stays. */
export function forgetTrigger(trigger: string): void {
	triggers.delete(trigger);
}
