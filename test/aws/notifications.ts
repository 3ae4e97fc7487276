import { PutBucketNotificationConfigurationCommand } from '@aws-sdk/client-s3';

import { type Keys, s3Of } from './clients';
import { callQuery } from './query';
import type { Radosgw } from './radosgw';

/**
 * Lets the gateway post its records of created objects to a web address. The topic is persistent: what is not answered
 * with 2xx is posted again, until it is. docs.ceph.com/en/pacific/radosgw/notifications
 */
export async function notifyAt(gateway: Radosgw, owner: Keys, bucket: string, address: string): Promise<void> {
	const answer = await callQuery(gateway.endpoint, 'sns', owner, {
		Action: 'CreateTopic',
		Version: '2010-03-31',
		Name: bucket,
		'Attributes.entry.1.key': 'push-endpoint',
		'Attributes.entry.1.value': address,
		'Attributes.entry.2.key': 'persistent',
		'Attributes.entry.2.value': 'true',
	});
	const TopicArn = /<TopicArn>([^<]+)/.exec(answer)?.[1];
	if (TopicArn === undefined) throw new Error(`No topic in ${answer}`);
	const TopicConfigurations = [{ Id: 'arrivals', TopicArn, Events: ['s3:ObjectCreated:*' as const] }];
	await s3Of(gateway.endpoint, owner).send(
		new PutBucketNotificationConfigurationCommand({
			Bucket: bucket,
			NotificationConfiguration: { TopicConfigurations },
		}),
	);
}
