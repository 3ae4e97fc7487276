import { createHash, randomBytes } from 'crypto';
import type { IWebhookFunctions } from 'n8n-workflow';

import type { Arrival } from '../aws/events/arrival';
import { triggerName } from './name';
import type { Settings } from './settings';

/** The header of a relayed post that names the message its file belongs to. */
export const TICKET_HEADER = 'x-pictory-ticket';

/** Longer than a relay takes. */
const LIFETIME_MS = 60_000;
const MAX_MESSAGES = 20;
const TICKET = /^[A-Za-z0-9_-]{43}$/;

interface Split {
	/** See ownerOf. */
	owner: string;
	arrivals: Arrival[];
	/** Indexes of the files that have not been asked for yet. */
	open: Set<number>;
	/** In milliseconds since 1970. */
	until: number;
}

/**
 * Messages this process has verified and is splitting into one execution per file. A ticket stands for
 * one of them, so that a relayed post need not bring the message along. It is as good as the message: 256 random bits
 * that only this n8n has seen, made after the message was checked, for this trigger with its present settings, for a
 * minute, and for each file once. Only the process that has checked the message knows its ticket.
 */
export class SplitMessages {
	private readonly splits = new Map<string, Split>();

	get size(): number {
		return this.splits.size;
	}

	/**
	 * A ticket that is known already keeps its message.
	 * @param owner see ownerOf
	 * @param now in milliseconds
	 */
	keep(ticket: string, owner: string, arrivals: Arrival[], now: number): void {
		for (const [old, { until }] of this.splits) if (until <= now) this.splits.delete(old);
		if (!TICKET.test(ticket) || this.splits.has(ticket)) return;
		this.splits.set(ticket, { owner, arrivals, open: new Set(arrivals.keys()), until: now + LIFETIME_MS });
		const [oldest] = this.splits.keys();
		if (this.splits.size > MAX_MESSAGES && oldest !== undefined) this.splits.delete(oldest);
	}

	/** @returns undefined unless the ticket is good for this file, which it then is no longer */
	redeem(ticket: string, owner: string, index: number, now: number): Arrival | undefined {
		const split = this.splits.get(ticket);
		if (!split || split.owner !== owner || split.until <= now) return undefined;
		return split.open.delete(index) ? split.arrivals[index] : undefined;
	}

	forget(ticket: string): void {
		this.splits.delete(ticket);
	}
}

export function newTicket(): string {
	return randomBytes(32).toString('base64url');
}

/** Which node of which workflow, with these settings: with others, a message has to be checked again. */
export function ownerOf(context: IWebhookFunctions, settings: Settings): string {
	return `${triggerName(context)} ${createHash('sha256').update(JSON.stringify(settings)).digest('base64url')}`;
}
