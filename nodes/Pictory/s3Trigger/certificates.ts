import { isValidAt, readCertificate, type SigningCertificate } from '../aws/sns/certificate';
import type { Topic } from '../aws/sns/topic';
import { type FetchedText, mustAnswer } from './fetchText';
import { Refusal } from './refusal';

const MOST_KEPT = 64;
const MOST_REFUSED = 1_000;
const REFUSED_FOR_MS = 600_000;
/** Anybody can post a message that names a certificate nobody has seen; this many of them are looked for in a minute. */
const MOST_FETCHES = 20;
const WINDOW_MS = 60_000;

/**
 * The certificates SNS signs with, each fetched once. SNS uses a new one about once a year, so what is kept here is
 * small; what forged messages can make us do is bounded, too.
 */
export class Certificates {
	private readonly kept = new Map<string, SigningCertificate>();
	private readonly refused = new Map<string, number>();
	private readonly underWay = new Map<string, Promise<SigningCertificate | undefined>>();
	private fetches: number[] = [];

	/**
	 * @param address checked before: see isCertificateAddress
	 * @param now in milliseconds
	 * @returns undefined when nothing good lies there, or it has expired
	 * @throws Refusal with 503 when that cannot be found out now
	 */
	async get(
		address: string,
		topic: Topic,
		fetch: (address: string) => Promise<FetchedText>,
		now: number,
	): Promise<SigningCertificate | undefined> {
		const kept = this.kept.get(address);
		if (kept) return isValidAt(kept, now) ? kept : undefined;
		if (now - (this.refused.get(address) ?? -Infinity) < REFUSED_FOR_MS) return undefined;
		const underWay = this.underWay.get(address) ?? this.begin(address, topic, fetch, now);
		return await underWay;
	}

	private begin(
		address: string,
		topic: Topic,
		fetch: (address: string) => Promise<FetchedText>,
		now: number,
	): Promise<SigningCertificate | undefined> {
		this.fetches = this.fetches.filter((time) => now - time < WINDOW_MS);
		if (this.fetches.length >= MOST_FETCHES) throw new Refusal(503, 'Too many unknown certificates. Send this again.');
		this.fetches.push(now);
		const fetching = this.fetch(address, topic, fetch, now).finally(() => this.underWay.delete(address));
		this.underWay.set(address, fetching);
		return fetching;
	}

	private async fetch(
		address: string,
		topic: Topic,
		fetch: (address: string) => Promise<FetchedText>,
		now: number,
	): Promise<SigningCertificate | undefined> {
		const { status, text } = mustAnswer(await fetch(address));
		const certificate = status === 200 ? readCertificate(text, topic) : 'is not there';
		if (typeof certificate === 'string' || !isValidAt(certificate, now)) {
			keep(this.refused, address, now, MOST_REFUSED);
			return undefined;
		}
		keep(this.kept, address, certificate, MOST_KEPT);
		return certificate;
	}
}

/** The oldest entry makes room. */
function keep<Value>(map: Map<string, Value>, key: string, value: Value, most: number): void {
	map.delete(key);
	map.set(key, value);
	for (const oldest of map.keys()) {
		if (map.size <= most) return;
		map.delete(oldest);
	}
}
