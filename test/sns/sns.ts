/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import axios from 'axios';
import { sleep } from 'n8n-workflow';

import type { Issued } from './authority';
import { confirmation, notification, type Posted, sign, type Unsigned } from './message';
import type { Network } from './network';

export interface SnsOptions {
	region?: string;
	signatureVersion?: '1' | '2';
	/** SNS: 3 repeats, 20 seconds apart. */
	repeats?: number;
	repeatDelayMs?: number;
	/** SNS: 15 seconds. */
	timeoutMs?: number;
}

interface Subscription {
	arn: string;
	topicArn: string;
	endpoint: string;
	token: string;
	isConfirmed: boolean;
	isRaw: boolean;
}

export interface Delivery {
	messageId: string;
	/** Of each attempt; 0 when there was no answer. */
	statuses: number[];
	isDelivered: boolean;
}

const ACCOUNT = '123456789012';

/**
 * Amazon SNS as a web address sees it: confirms subscriptions, signs, posts JSON as text/plain, comes again after 5xx
 * and broken connections with the same message id, and gives up on 4xx, 429 included.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-http-https-endpoint-as-subscriber.html
 */
export class SnsStandIn {
	readonly subscriptions: Subscription[] = [];
	/** What the next calls that would confirm a subscription are answered instead. */
	readonly troubles: number[] = [];
	readonly region: string;
	private readonly certificatePath = `/SimpleNotificationService-${randomBytes(16).toString('hex')}.pem`;

	private constructor(
		readonly network: Network,
		readonly signer: Issued,
		private readonly options: Required<SnsOptions>,
	) {
		this.region = options.region;
	}

	/** @param before waited for before each answer */
	static async start(
		network: Network,
		options: SnsOptions = {},
		before: () => Promise<void> = async () => undefined,
	): Promise<SnsStandIn> {
		const signer = await network.authority.issue({ name: 'sns.amazonaws.com' });
		const sns = new SnsStandIn(network, signer, {
			region: 'us-east-2',
			signatureVersion: '2',
			repeats: 3,
			repeatDelayMs: 50,
			timeoutMs: 15_000,
			...options,
		});
		const answer: RequestListener = (request, response) => {
			const url = new URL(request.url ?? '/', `https://${sns.host}`);
			if (url.pathname === sns.certificatePath) return response.end(sns.signer.certificate);
			const trouble = sns.troubles.shift();
			if (trouble !== undefined) return response.writeHead(trouble).end('<ErrorResponse/>');
			const action = url.searchParams.get('Action');
			const subscription = sns.subscriptions.find(({ token }) => token === url.searchParams.get('Token'));
			if (action !== 'ConfirmSubscription' || subscription?.topicArn !== url.searchParams.get('TopicArn')) {
				return response.writeHead(400).end('<ErrorResponse/>');
			}
			subscription.isConfirmed = true;
			return response.end(
				`<ConfirmSubscriptionResponse><SubscriptionArn>${subscription.arn}</SubscriptionArn></ConfirmSubscriptionResponse>`,
			);
		};
		await network.serve(sns.host, (request, response) => void before().then(() => answer(request, response)));
		return sns;
	}

	get host(): string {
		return `sns.${this.region}.amazonaws.com`;
	}

	get certificateUrl(): string {
		return `https://${this.host}${this.certificatePath}`;
	}

	topicArn(name = 'pictory-uploads'): string {
		return `arn:aws:sns:${this.region}:${ACCOUNT}:${name}`;
	}

	/** A message of this SNS, ready to be posted or to be tampered with. */
	signed(
		message: string,
		wish: { topicArn?: string; subject?: string; version?: '1' | '2'; timestamp?: Date } = {},
	): Posted {
		const { topicArn = this.topicArn(), version = this.options.signatureVersion, ...more } = wish;
		return this.sign(notification({ topicArn, certificateUrl: this.certificateUrl, version, message, ...more }));
	}

	sign(message: Unsigned): Posted {
		return sign(message, this.signer.privateKey);
	}

	async subscribe(endpoint: string, wish: { topicArn?: string; isRaw?: boolean } = {}): Promise<Delivery> {
		const { topicArn = this.topicArn(), isRaw = false } = wish;
		const token = randomBytes(96).toString('hex');
		const arn = `${topicArn}:${randomBytes(8).toString('hex')}`;
		this.subscriptions.push({ arn, topicArn, endpoint, token, isConfirmed: false, isRaw });
		return await this.deliver(endpoint, this.sign(confirmation(this.wish(topicArn), token)));
	}

	async unsubscribe(subscription: Subscription): Promise<Delivery> {
		this.subscriptions.splice(this.subscriptions.indexOf(subscription), 1);
		const { topicArn, endpoint, token } = subscription;
		return await this.deliver(endpoint, this.sign(confirmation(this.wish(topicArn), token, 'UnsubscribeConfirmation')));
	}

	/** To every confirmed subscription of the topic. */
	async publish(message: string, wish: { topicArn?: string; subject?: string } = {}): Promise<Delivery[]> {
		const { topicArn = this.topicArn() } = wish;
		const posted = this.signed(message, wish);
		const subscriptions = this.subscriptions.filter(
			(subscription) => subscription.isConfirmed && subscription.topicArn === topicArn,
		);
		return await Promise.all(
			subscriptions.map(async ({ endpoint, isRaw }) => await this.deliver(endpoint, posted, isRaw)),
		);
	}

	async deliver(endpoint: string, posted: Posted, isRaw = false): Promise<Delivery> {
		const statuses: number[] = [];
		for (let attempt = 0; attempt <= this.options.repeats; attempt += 1) {
			if (attempt > 0) await sleep(this.options.repeatDelayMs);
			const status = await this.post(endpoint, posted, isRaw);
			statuses.push(status);
			if (status !== 0 && status < 500) break;
		}
		const last = statuses.at(-1) ?? 0;
		return { messageId: posted.MessageId, statuses, isDelivered: last >= 200 && last < 300 };
	}

	private async post(endpoint: string, posted: Posted, isRaw: boolean): Promise<number> {
		return await axios
			.post(endpoint, isRaw ? posted.Message : JSON.stringify(posted, null, 2), {
				headers: {
					'content-type': 'text/plain; charset=UTF-8',
					'user-agent': 'Amazon Simple Notification Service Agent',
					'x-amz-sns-message-type': posted.Type,
					'x-amz-sns-message-id': posted.MessageId,
					'x-amz-sns-topic-arn': posted.TopicArn,
					...(isRaw && { 'x-amz-sns-rawdelivery': 'true' }),
				},
				timeout: this.options.timeoutMs,
				maxRedirects: 0,
				proxy: false,
				transformRequest: [(data: string) => data],
				validateStatus: () => true,
			})
			.then(({ status }) => status)
			.catch(() => 0);
	}

	private wish(topicArn: string) {
		return { topicArn, certificateUrl: this.certificateUrl, version: this.options.signatureVersion };
	}
}
