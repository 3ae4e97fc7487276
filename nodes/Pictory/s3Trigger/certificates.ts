import { isValidAt, readCertificate, type SigningCertificate } from '../aws/sns/certificate';
import { snsHost, type Topic } from '../aws/sns/topic';
import { type FetchedText, mustAnswer } from './fetchText';
import { Queue } from './queue';
import { Refusal } from './refusal';

const MOST_KEPT = 64;
const MOST_MISSING = 1_000;
/** Less than the 20 seconds after which SNS comes again. */
const MISSING_FOR_MS = 10_000;
/** Of one host: 100 answers take AWS a fraction of a second, and n8n takes in some hundred posts in one. */
const LIMITS = { atOnce: 100, waiting: 5_000, patience: 12_000 };

type Fetch = (address: string) => Promise<FetchedText>;

/** Why there is no certificate: what lies there is none of SNS's, or AWS has not handed one out this time. */
type Missing = 'wrong' | 'unclear';

/**
 * The certificates SNS signs with, each fetched once; SNS uses a new one about once a year.
 *
 * Until it is fetched, nothing tells the name of a genuine certificate from an invented one. So any limit on how many
 * are looked up is one that forgers can use up. Instead, each name waits for one of a few places, by chance: a forged
 * post costs us one small call, less than it cost the forger, 100 at a time; a genuine one waits, but is not sent away
 * while calls take less than 12 seconds for all. Each host of SNS has places of its own. What AWS does not hand out is
 * forgotten before SNS comes again, so that nobody can have a good name refused by asking for it at a bad moment.
 */
export class Certificates {
	private readonly kept = new Map<string, SigningCertificate>();
	private readonly missing = new Map<string, { why: Missing; since: number }>();
	private readonly underWay = new Map<string, Promise<SigningCertificate | Missing>>();
	private readonly queues = new Map<string, Queue>();

	/** How much is remembered: certificates, names without one, names that wait or are being fetched, hosts. */
	get sizes(): { kept: number; missing: number; underWay: number; hosts: number } {
		return { kept: this.kept.size, missing: this.missing.size, underWay: this.underWay.size, hosts: this.queues.size };
	}

	/**
	 * @param address checked before: see isCertificateAddress
	 * @param now in milliseconds; what is there must be valid then
	 * @returns undefined when what lies there is no certificate of SNS, or it has expired
	 * @throws Refusal with 503 when that cannot be found out now
	 */
	async get(address: string, topic: Topic, fetch: Fetch, now: number): Promise<SigningCertificate | undefined> {
		const found = this.known(address) ?? (await (this.underWay.get(address) ?? this.begin(address, topic, fetch, now)));
		if (found === 'unclear') throw new Refusal(503, 'Amazon SNS did not hand out the certificate. Send this again.');
		return found === 'wrong' || !isValidAt(found, now) ? undefined : found;
	}

	private known(address: string): SigningCertificate | Missing | undefined {
		const missing = this.missing.get(address);
		return this.kept.get(address) ?? (missing && Date.now() - missing.since < MISSING_FOR_MS ? missing.why : undefined);
	}

	private begin(address: string, topic: Topic, fetch: Fetch, now: number): Promise<SigningCertificate | Missing> {
		const host = snsHost(topic);
		const queue = this.queues.get(host) ?? new Queue(LIMITS);
		this.queues.set(host, queue);
		const looking = queue
			.run(async () => await this.look(address, topic, fetch, now))
			.finally(() => {
				this.underWay.delete(address);
				if (queue.isIdle) this.queues.delete(host);
			});
		this.underWay.set(address, looking);
		return looking;
	}

	private async look(address: string, topic: Topic, fetch: Fetch, now: number): Promise<SigningCertificate | Missing> {
		const found = judged(mustAnswer(await fetch(address)), topic, now);
		if (typeof found === 'string') keep(this.missing, address, { why: found, since: Date.now() }, MOST_MISSING);
		else keep(this.kept, address, found, MOST_KEPT);
		return found;
	}
}

/**
 * Only what AWS itself says speaks against a message for good. An answer without a whole certificate may come from a
 * proxy on the way, or from an AWS in trouble: SNS will not have signed with what is not there.
 */
function judged({ status, text }: FetchedText, topic: Topic, now: number): SigningCertificate | Missing {
	if (status >= 300 && status < 400) return 'wrong';
	if (status !== 200 || !isWhole(text)) return 'unclear';
	const certificate = readCertificate(text, topic);
	return typeof certificate === 'string' || !isValidAt(certificate, now) ? 'wrong' : certificate;
}

function isWhole(text: string): boolean {
	const begin = text.indexOf('-----BEGIN CERTIFICATE-----');
	return begin >= 0 && text.includes('-----END CERTIFICATE-----', begin);
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
