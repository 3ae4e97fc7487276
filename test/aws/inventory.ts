import { GetBucketNotificationConfigurationCommand, type NotificationConfiguration } from '@aws-sdk/client-s3';

import { s3Of } from './clients';
import type { AwsAccount } from './localAws';
import { mayPublish, Role } from './simulate';

interface Topic {
	policy: unknown;
	endpoints: string[];
}

/** All of an account that a set-up could take away. */
export interface Inventory {
	policies: Record<string, unknown>;
	trust: unknown[];
	topics: Record<string, Topic>;
	notifications: Record<string, NotificationConfiguration>;
}

export async function inventoryOf(account: AwsAccount, buckets: string[], regions: string[]): Promise<Inventory> {
	const role = await Role.in(account).catch(() => undefined);
	const topics: Record<string, Topic> = {};
	for (const region of regions) Object.assign(topics, await topicsIn(account, region));
	const notifications: Record<string, NotificationConfiguration> = {};
	for (const bucket of buckets) notifications[bucket] = await notificationsOf(account, bucket);
	return {
		policies: Object.fromEntries((role?.policies ?? []).map(({ name, policy }) => [name, policy])),
		trust: (role?.trust as { Statement: unknown[] } | undefined)?.Statement ?? [],
		topics,
		notifications,
	};
}

/** @returns what was there and is there no more, or not as it was; nothing when all has stayed */
export function lost(before: Inventory, after: Inventory): string[] {
	const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
	return [
		...Object.entries(before.policies)
			.filter(([name, policy]) => !same(policy, after.policies[name]))
			.map(([name]) => `policy ${name}`),
		...before.trust
			.filter((one) => !after.trust.some((other) => same(one, other)))
			.map((one) => `trust ${JSON.stringify(one)}`),
		...Object.entries(before.topics)
			.filter(([arn, { policy }]) => !same(policy, after.topics[arn]?.policy))
			.map(([arn]) => `policy of ${arn}`),
		...Object.entries(before.topics).flatMap(([arn, { endpoints }]) =>
			endpoints
				.filter((endpoint) => !after.topics[arn]?.endpoints.includes(endpoint))
				.map((endpoint) => `${endpoint} at ${arn}`),
		),
		...Object.entries(before.notifications).flatMap(([bucket, configuration]) =>
			entriesOf(configuration)
				.filter((one) => !entriesOf(after.notifications[bucket] ?? {}).some((other) => same(one, other)))
				.map((one) => `${bucket} reporting ${JSON.stringify(one)}`),
		),
	];
}

/** Addresses that hear of new files of a bucket: it reports to a topic that takes it and has them subscribed. */
export async function hearing(
	{ topics, notifications }: Inventory,
	accountId: string,
	bucket: string,
): Promise<string[]> {
	const endpoints: string[] = [];
	for (const { TopicArn = '' } of notifications[bucket]?.TopicConfigurations ?? []) {
		const topic = topics[TopicArn];
		if (topic && (await mayPublish(topic.policy, TopicArn, accountId, bucket))) endpoints.push(...topic.endpoints);
	}
	return endpoints;
}

export async function notificationsOf(account: AwsAccount, bucket: string): Promise<NotificationConfiguration> {
	const { TopicConfigurations, QueueConfigurations, LambdaFunctionConfigurations, EventBridgeConfiguration } =
		await s3Of(account.endpoint, account.keys).send(new GetBucketNotificationConfigurationCommand({ Bucket: bucket }));
	return { TopicConfigurations, QueueConfigurations, LambdaFunctionConfigurations, EventBridgeConfiguration };
}

function entriesOf(configuration: NotificationConfiguration): unknown[] {
	const { TopicConfigurations = [], QueueConfigurations = [], LambdaFunctionConfigurations = [] } = configuration;
	return [...TopicConfigurations, ...QueueConfigurations, ...LambdaFunctionConfigurations];
}

async function topicsIn(account: AwsAccount, region: string): Promise<Record<string, Topic>> {
	const ask = async (parameters: Record<string, string>): Promise<string> =>
		await account.ask('sns', { Version: '2010-03-31', ...parameters }, region);
	const arns = valuesOf('TopicArn', await ask({ Action: 'ListTopics' }));
	const subscriptions = await ask({ Action: 'ListSubscriptions' });
	const entries = arns.map(async (arn) => {
		const attributes = await ask({ Action: 'GetTopicAttributes', TopicArn: arn });
		const [policy = ''] = valuesOf('value', attributes.slice(attributes.indexOf('<key>Policy</key>')));
		const endpoints = valuesOf('member', subscriptions)
			.filter((member) => valuesOf('TopicArn', member)[0] === arn)
			.flatMap((member) => valuesOf('Endpoint', member))
			.map(unescaped);
		return [arn, { policy: JSON.parse(unescaped(policy)) as unknown, endpoints }] as const;
	});
	return Object.fromEntries(await Promise.all(entries));
}

function valuesOf(element: string, xml: string): string[] {
	return [...xml.matchAll(new RegExp(`<${element}>([^]*?)</${element}>`, 'g'))].map(([, text = '']) => text);
}

function unescaped(xml: string): string {
	const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' };
	return xml.replace(/&(?:#(\d+)|(\w+));/g, (all, code: string | undefined, name: string | undefined) =>
		code === undefined ? (signs[name ?? ''] ?? all) : String.fromCodePoint(Number(code)),
	);
}
