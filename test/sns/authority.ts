import 'reflect-metadata';

import { KeyObject, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]) };
const DAY = 86_400_000;

export interface CertificateWish {
	/** Common name and, unless `hosts` says otherwise, the only DNS name. */
	name: string;
	hosts?: string[];
	/** Days from now. */
	validFrom?: number;
	validTo?: number;
	isAuthority?: boolean;
	bits?: number;
	/** Keys of another certificate, to sign under a second name. */
	keys?: Issued['keys'];
	elliptic?: boolean;
}

export interface Issued {
	/** PEM. */
	certificate: string;
	privateKey: KeyObject;
	keys: webcrypto.CryptoKeyPair;
}

/** A certificate authority of the test: real keys, real certificates, trusted by nobody who was not told to. */
export class Authority {
	private serial = 1;

	private constructor(
		/** PEM of the authority's own certificate. */
		readonly certificate: string,
		private readonly issuer: x509.X509Certificate,
		private readonly keys: webcrypto.CryptoKeyPair,
	) {}

	static async create(name = 'Test Authority'): Promise<Authority> {
		x509.cryptoProvider.set(webcrypto as unknown as Crypto);
		const keys = await makeKeys(2048);
		const issuer = await x509.X509CertificateGenerator.createSelfSigned({
			name: `CN=${name}`,
			serialNumber: '01',
			notBefore: new Date(Date.now() - DAY),
			notAfter: new Date(Date.now() + 365 * DAY),
			signingAlgorithm: ALGORITHM,
			keys: keys as unknown as CryptoKeyPair,
			extensions: [new x509.BasicConstraintsExtension(true, undefined, true)],
		});
		return new Authority(issuer.toString('pem'), issuer, keys);
	}

	async issue(wish: CertificateWish): Promise<Issued> {
		const { name, hosts = [name], validFrom = -1, validTo = 30, isAuthority = false, bits = 2048 } = wish;
		const keys = wish.keys ?? (await makeKeys(bits, wish.elliptic));
		this.serial += 1;
		const certificate = await x509.X509CertificateGenerator.create({
			serialNumber: this.serial.toString(16).padStart(4, '0'),
			subject: `CN=${name}`,
			issuer: this.issuer.subject,
			notBefore: new Date(Date.now() + validFrom * DAY),
			notAfter: new Date(Date.now() + validTo * DAY),
			signingAlgorithm: ALGORITHM,
			publicKey: keys.publicKey as unknown as CryptoKey,
			signingKey: this.keys.privateKey as unknown as CryptoKey,
			extensions: [
				new x509.BasicConstraintsExtension(isAuthority, undefined, true),
				...(hosts.length > 0
					? [new x509.SubjectAlternativeNameExtension(hosts.map((value) => ({ type: 'dns' as const, value })))]
					: []),
			],
		});
		return { certificate: certificate.toString('pem'), privateKey: KeyObject.from(keys.privateKey), keys };
	}
}

async function makeKeys(modulusLength: number, elliptic = false): Promise<webcrypto.CryptoKeyPair> {
	if (elliptic)
		return await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
	return await webcrypto.subtle.generateKey({ ...ALGORITHM, modulusLength }, true, ['sign', 'verify']);
}
