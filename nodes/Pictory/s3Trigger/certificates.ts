import { isValidAt, readCertificate, type SigningCertificate } from '../aws/sns/certificate';
import { snsHost, type Topic } from '../aws/sns/topic';
import { type FetchedText, requireAnswer } from './fetchText';
import { Queue } from './queue';
import { Refusal } from './refusal';

const MAX_CERTIFICATES = 64;
const MAX_FAILURES = 1_000;
/** Less than the 20 seconds after which SNS repeats a message. */
const FAILURE_LIFETIME_MS = 10_000;
/** Of one host: 100 answers take AWS a fraction of a second, and n8n accepts some hundred requests in one. */
const LIMITS = { concurrency: 100, length: 5_000, timeoutMs: 12_000 };

type Fetch = (address: string) => Promise<FetchedText>;

/** Why there is no certificate: there is something else at the address, or AWS has not delivered one this time. */
type Failure = 'wrong' | 'unclear';

/**
 * The certificates SNS signs with, each fetched once; SNS uses a new one about once a year.
 *
 * Until it is fetched, the address of a real certificate cannot be told from an invented one. So any limit on how many
 * are fetched is one that forgers can use up. Instead, each address waits in a queue whose order is random: a forged
 * request costs us one small call, less than it cost the forger, 100 at a time; a real one waits, but is not refused as
 * long as the calls take less than 12 seconds in all. Each host of SNS has a queue of its own. What AWS does not deliver
 * is forgotten before SNS repeats the message, so that nobody can get a real address refused by asking for it at a bad
 * moment.
 */
export class Certificates {
	private readonly certificates = new Map<string, SigningCertificate>();
	private readonly failures = new Map<string, { failure: Failure; since: number }>();
	private readonly requests = new Map<string, Promise<SigningCertificate | Failure>>();
	private readonly queues = new Map<string, Queue>();

	/** How much is in memory: certificates, failures, addresses that wait or are being fetched, hosts. */
	get sizes(): { certificates: number; failures: number; requests: number; hosts: number } {
		const { certificates, failures, requests, queues } = this;
		return {
			certificates: certificates.size,
			failures: failures.size,
			requests: requests.size,
			hosts: queues.size,
		};
	}

	/**
	 * @param address checked before: see isCertificateAddress
	 * @param now in milliseconds; the certificate must be valid then
	 * @returns undefined when there is no certificate of SNS at the address, or it has expired
	 * @throws Refusal with 503 when that cannot be found out now
	 */
	async get(address: string, topic: Topic, fetch: Fetch, now: number): Promise<SigningCertificate | undefined> {
		const result =
			this.cached(address) ?? (await (this.requests.get(address) ?? this.request(address, topic, fetch, now)));
		if (result === 'unclear') throw new Refusal(503, 'Amazon SNS did not hand out the certificate. Send this again.');
		return result === 'wrong' || !isValidAt(result, now) ? undefined : result;
	}

	private cached(address: string): SigningCertificate | Failure | undefined {
		const failure = this.failures.get(address);
		const isFresh = failure !== undefined && Date.now() - failure.since < FAILURE_LIFETIME_MS;
		return this.certificates.get(address) ?? (isFresh ? failure.failure : undefined);
	}

	private request(address: string, topic: Topic, fetch: Fetch, now: number): Promise<SigningCertificate | Failure> {
		const host = snsHost(topic);
		const queue = this.queues.get(host) ?? new Queue(LIMITS);
		this.queues.set(host, queue);
		const request = queue
			.run(async () => await this.fetch(address, topic, fetch, now))
			.finally(() => {
				this.requests.delete(address);
				if (queue.isIdle) this.queues.delete(host);
			});
		this.requests.set(address, request);
		return request;
	}

	private async fetch(address: string, topic: Topic, fetch: Fetch, now: number): Promise<SigningCertificate | Failure> {
		const result = certificateIn(requireAnswer(await fetch(address)), topic, now);
		if (typeof result === 'string') {
			remember(this.failures, address, { failure: result, since: Date.now() }, MAX_FAILURES);
		} else {
			remember(this.certificates, address, result, MAX_CERTIFICATES);
		}
		return result;
	}
}

/**
 * Only an answer of AWS itself is a final reason against a message. One without a whole certificate may come from a proxy
 * in between, or from an AWS in trouble: SNS will not have signed with a certificate that does not exist.
 */
function certificateIn({ status, text }: FetchedText, topic: Topic, now: number): SigningCertificate | Failure {
	if (status >= 300 && status < 400) return 'wrong';
	if (status !== 200 || !isWhole(text)) return 'unclear';
	const certificate = readCertificate(text, topic);
	return typeof certificate === 'string' || !isValidAt(certificate, now) ? 'wrong' : certificate;
}

function isWhole(text: string): boolean {
	const begin = text.indexOf('-----BEGIN CERTIFICATE-----');
	return begin >= 0 && text.includes('-----END CERTIFICATE-----', begin);
}

/** The oldest entries are removed. */
function remember<Value>(map: Map<string, Value>, key: string, value: Value, maxSize: number): void {
	map.delete(key);
	map.set(key, value);
	for (const oldest of map.keys()) {
		if (map.size <= maxSize) return;
		map.delete(oldest);
	}
}
