import { createSign, type KeyObject, randomUUID } from 'node:crypto';

/** An SNS message as it is posted. Written from AWS's documentation, with no code of the package in it. */
export interface Posted {
	[name: string]: string;
	Type: string;
	MessageId: string;
	TopicArn: string;
	Message: string;
	Timestamp: string;
	SignatureVersion: string;
	Signature: string;
	SigningCertURL: string;
}

export type Unsigned = Record<string, string>;

/** https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message-verify-message-signature.html */
export function canonicalText(message: Unsigned): string {
	const names =
		message.Type === 'Notification'
			? ['Message', 'MessageId', ...(message.Subject === undefined ? [] : ['Subject']), 'Timestamp', 'TopicArn', 'Type']
			: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];
	return names.map((name) => `${name}\n${message[name]}\n`).join('');
}

export function sign(message: Unsigned, key: KeyObject): Posted {
	const algorithm = message.SignatureVersion === '2' ? 'RSA-SHA256' : 'RSA-SHA1';
	const Signature = createSign(algorithm).update(canonicalText(message), 'utf8').sign(key, 'base64');
	return { ...message, Signature } as Posted;
}

export interface MessageWish {
	topicArn: string;
	certificateUrl: string;
	version?: '1' | '2';
	message?: string;
	subject?: string;
	timestamp?: Date;
	messageId?: string;
}

export function notification(wish: MessageWish): Unsigned {
	const {
		topicArn,
		certificateUrl,
		version = '2',
		message = '{}',
		subject,
		timestamp = new Date(),
		messageId = randomUUID(),
	} = wish;
	const host = new URL(certificateUrl).origin;
	return {
		Type: 'Notification',
		MessageId: messageId,
		TopicArn: topicArn,
		...(subject !== undefined && { Subject: subject }),
		Message: message,
		Timestamp: timestamp.toISOString(),
		SignatureVersion: version,
		SigningCertURL: certificateUrl,
		UnsubscribeURL: `${host}/?Action=Unsubscribe&SubscriptionArn=${topicArn}:${randomUUID()}`,
	};
}

export function confirmation(wish: MessageWish, token: string, type = 'SubscriptionConfirmation'): Unsigned {
	const message = notification({
		message: `You have chosen to subscribe to the topic ${wish.topicArn}.\nTo confirm the subscription, visit the SubscribeURL included in this message.`,
		...wish,
	});
	const host = new URL(wish.certificateUrl).origin;
	// Confirmations have no UnsubscribeURL, but the signature would not cover it either.
	delete message.UnsubscribeURL;
	return {
		...message,
		Type: type,
		Token: token,
		SubscribeURL: `${host}/?Action=ConfirmSubscription&TopicArn=${wish.topicArn}&Token=${token}`,
	};
}
