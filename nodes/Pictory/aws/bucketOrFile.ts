import { addressesIn, pastedAddress } from '../common/pastedAddress';
import { shownAddress } from '../common/shownAddress';
import { bucketTrouble } from './bucketName';
import { filesIn } from './records';
import { isElsewhere, OUTSIDE } from './regions';
import { normalizedAddress, parseS3Address, readS3File } from './s3Reference';

/** A bucket, or one file in it. */
export interface BucketOrFile {
	bucket: string;
	/** Only of a file: the address as Pictory is given it. */
	address?: string;
	/** Only when the address says it. */
	region?: string;
}

export type BucketOrFileReading = { target: BucketOrFile } | { trouble: string };

const BUCKET_ARN = /^arn:aws:s3:::/i;

/**
 * Reads a bucket's name, an address of a bucket, a folder or a file in any of S3's forms, an ARN, or what an event brings
 * (see records.ts). A folder counts as its bucket.
 * `trouble` is the end of a sentence that begins with the field's label.
 */
export function readBucketOrFile(value: unknown): BucketOrFileReading {
	const { addresses, troubles } = filesIn(typeof value === 'string' ? asAddress(value) : value);
	const [address, ...others] = addresses;
	if (troubles[0] !== undefined) return { trouble: troubles[0] };
	const count = others.length > 0 || address === undefined ? addresses.length : addressesIn(address).length;
	if (address === undefined || count > 1) {
		return { trouble: `names ${count} files. Enter one bucket or one file.` };
	}
	const reference = parseS3Address(address);
	if (!reference) {
		const reading = readS3File(address);
		return {
			trouble:
				reading.kind === 'wrong'
					? reading.message
					: `is not in S3 (${shownAddress(address)}). Enter the name of a bucket, or a file as s3://bucket/key.`,
		};
	}
	const { bucket, key, region, presigned } = reference;
	if (presigned)
		return { trouble: 'is a signed address, which anyone can read: it would prove nothing. Enter s3://bucket/key.' };
	if (region !== undefined && isElsewhere(region)) return { trouble: `is in ${region}: ${OUTSIDE}` };
	const place = { bucket, ...(region !== undefined && { region }) };
	if (key === '' || key.endsWith('/')) {
		const trouble = bucketTrouble(bucket);
		return trouble === undefined ? { target: place } : { trouble };
	}
	const reading = readS3File(address);
	return reading.kind === 'wrong'
		? { trouble: reading.message }
		: { target: { ...place, address: normalizedAddress(address) } };
}

/** `my-bucket` and `my-bucket/videos/a.mp4` are what the S3 console shows. */
function asAddress(text: string): string {
	const bare = pastedAddress(text).replace(BUCKET_ARN, '');
	return bare === '' || /^[a-z][a-z0-9+.-]*:/i.test(bare) || /^[[{]/.test(bare) ? bare : `s3://${bare}`;
}
