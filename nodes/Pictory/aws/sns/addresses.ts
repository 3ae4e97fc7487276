import type { SnsEnvelope } from './envelope';
import { snsHost, type Topic } from './topic';

/** As SNS names its certificates; nothing else on that host is ever fetched. */
const CERTIFICATE_PATH = /^\/SimpleNotificationService-[0-9a-zA-Z]{1,64}\.pem$/;

/**
 * A message says itself where the certificate that proves it lies, so this decides whom we believe: only the SNS host
 * of the topic's own region will do. The text is compared whole; parsed, `https://sns.…@evil.com` and the like would
 * have to be thought of one by one.
 */
export function isCertificateAddress(address: string, topic: Topic): boolean {
	const origin = `https://${snsHost(topic)}`;
	return address.startsWith(`${origin}/`) && CERTIFICATE_PATH.test(address.slice(origin.length));
}

/**
 * The address that confirms a subscription, made anew from its parts: what a message carries is compared, never called.
 * docs.aws.amazon.com/sns/latest/api/API_ConfirmSubscription.html
 * @returns undefined when the message's own address says anything else
 */
export function confirmationAddress({ SubscribeURL, Token }: SnsEnvelope, topic: Topic): string | undefined {
	if (SubscribeURL === undefined || Token === undefined || !/^[0-9A-Za-z]{1,1024}$/.test(Token)) return undefined;
	const base = `https://${snsHost(topic)}/`;
	if (!SubscribeURL.startsWith(`${base}?`)) return undefined;
	const query = new URLSearchParams(SubscribeURL.slice(base.length + 1));
	const isMeant =
		query.get('Action') === 'ConfirmSubscription' &&
		query.get('TopicArn') === topic.arn &&
		query.get('Token') === Token;
	return isMeant
		? `${base}?${new URLSearchParams({ Action: 'ConfirmSubscription', TopicArn: topic.arn, Token })}`
		: undefined;
}
