/** The kinds of message SNS posts. */
const SNS_TYPES = ['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation'] as const;
type SnsType = (typeof SNS_TYPES)[number];

/**
 * What SNS posts to a web address, as JSON in a body of the type text/plain.
 * docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
 */
export interface SnsEnvelope {
	Type: SnsType;
	MessageId: string;
	TopicArn: string;
	/** The message itself; of an S3 notification it is JSON. */
	Message: string;
	/** When it was published, ISO 8601. A repeated delivery keeps it. */
	Timestamp: string;
	SignatureVersion: '1' | '2';
	/** Base64. */
	Signature: string;
	SigningCertURL: string;
	Subject?: string;
	/** Of the two confirmations. */
	Token?: string;
	SubscribeURL?: string;
}

const ALWAYS = ['MessageId', 'TopicArn', 'Message', 'Timestamp', 'Signature', 'SigningCertURL'] as const;

/** Whether it wants to be an envelope; S3 and EventBridge events have none of these members. */
export function looksLikeEnvelope(value: unknown): boolean {
	const members = membersOf(value);
	return members !== undefined && ('Signature' in members || 'SigningCertURL' in members || 'TopicArn' in members);
}

/** @returns undefined when a member the signature covers is missing or is no text */
export function parseEnvelope(value: unknown): SnsEnvelope | undefined {
	const members = membersOf(value);
	if (!members) return undefined;
	const { Type, SignatureVersion } = members;
	if (!isSnsType(Type) || (SignatureVersion !== '1' && SignatureVersion !== '2')) return undefined;
	if (!ALWAYS.every((name) => typeof members[name] === 'string')) return undefined;
	if (Type !== 'Notification' && (typeof members.Token !== 'string' || typeof members.SubscribeURL !== 'string'))
		return undefined;
	const text = (name: string): string => String(members[name]);
	return {
		Type,
		SignatureVersion,
		MessageId: text('MessageId'),
		TopicArn: text('TopicArn'),
		Message: text('Message'),
		Timestamp: text('Timestamp'),
		Signature: text('Signature'),
		SigningCertURL: text('SigningCertURL'),
		...(typeof members.Subject === 'string' && { Subject: members.Subject }),
		...(Type !== 'Notification' && { Token: text('Token'), SubscribeURL: text('SubscribeURL') }),
	};
}

const SIGNED_NOTIFICATION = ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'] as const;
const SIGNED_CONFIRMATION = ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'] as const;

/**
 * The text SNS signs: each name and each value on a line of its own, in this order; no Subject when there is none.
 * docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message-verify-message-signature.html
 */
export function stringToSign(envelope: Omit<SnsEnvelope, 'Signature'>): string {
	const names = envelope.Type === 'Notification' ? SIGNED_NOTIFICATION : SIGNED_CONFIRMATION;
	return names
		.filter((name) => envelope[name] !== undefined)
		.map((name) => `${name}\n${envelope[name]}\n`)
		.join('');
}

const HOUR = 3_600_000;
/** SNS keeps trying to reach a web address for an hour at most; the rest is for clocks that run wrong. */
const OLDEST = 6 * HOUR;
const NEWEST = HOUR;

/**
 * A captured message stays signed for ever, and the repeat filter remembers only so many files: what is older than
 * SNS itself would deliver is not taken.
 * docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
 * @param now in milliseconds
 */
export function isTimely({ Timestamp }: SnsEnvelope, now: number): boolean {
	const age = now - Date.parse(Timestamp);
	return age <= OLDEST && age >= -NEWEST;
}

function isSnsType(value: unknown): value is SnsType {
	return SNS_TYPES.some((type) => type === value);
}

function membersOf(value: unknown): Record<string, unknown> | undefined {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: undefined;
}
