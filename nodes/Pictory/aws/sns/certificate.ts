import { type KeyObject, verify, X509Certificate } from 'crypto';

import { type SnsEnvelope, stringToSign } from './envelope';
import { snsHost, type Topic } from './topic';

/** A certificate SNS signs with, as far as we need it. */
export interface SigningCertificate {
	key: KeyObject;
	/** In milliseconds since 1970. */
	validFrom: number;
	validTo: number;
}

const SMALLEST_KEY_BITS = 2048;

/**
 * Reads a certificate that came from the SNS host of the topic's region. That TLS connection vouches for where it
 * came from; here it must be what SNS signs with: an RSA key in a certificate made out to SNS, for no other purpose
 * than its own name. Older regions share `sns.amazonaws.com`; in those AWS opened since 2019 it is
 * `sns-signing.<region>.amazonaws.com`, as in AWS's own SDKs.
 * docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
 * @param pem one certificate
 * @returns what is wrong with it as a text
 */
export function readCertificate(pem: string, topic: Topic): SigningCertificate | string {
	if (pem.split('-----BEGIN ').length !== 2 || !pem.trimStart().startsWith('-----BEGIN CERTIFICATE-----')) {
		return 'is not one PEM certificate';
	}
	let certificate: X509Certificate;
	try {
		certificate = new X509Certificate(pem);
	} catch {
		return 'cannot be read';
	}
	const names = ['sns.amazonaws.com', `sns-signing.${topic.region}.amazonaws.com`, snsHost(topic)];
	if (!names.some((name) => certificate.checkHost(name, { wildcards: false, partialWildcards: false }) !== undefined)) {
		return 'is not made out to Amazon SNS';
	}
	if (certificate.ca) return 'is one of a certificate authority';
	const key = certificate.publicKey;
	if (key.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < SMALLEST_KEY_BITS) {
		return `has no RSA key of ${SMALLEST_KEY_BITS} bits or more`;
	}
	return { key, validFrom: Date.parse(certificate.validFrom), validTo: Date.parse(certificate.validTo) };
}

/** @param now in milliseconds */
export function isValidAt({ validFrom, validTo }: SigningCertificate, now: number): boolean {
	return validFrom <= now && now <= validTo;
}

/** SignatureVersion 1 is RSA with SHA-1, 2 is RSA with SHA-256. */
export function isSignedBy(envelope: SnsEnvelope, { key }: SigningCertificate): boolean {
	const algorithm = envelope.SignatureVersion === '1' ? 'RSA-SHA1' : 'RSA-SHA256';
	return verify(algorithm, Buffer.from(stringToSign(envelope), 'utf8'), key, Buffer.from(envelope.Signature, 'base64'));
}
