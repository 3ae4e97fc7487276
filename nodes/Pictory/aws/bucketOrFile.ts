import { addressesIn } from '../common/pastedAddress';
import { bucketTrouble } from './bucketName';
import { placePasted, readBucketPlace } from './bucketPlace';
import { filesIn } from './records';
import { isElsewhere, OUTSIDE } from './regions';
import { normalizedAddress, parseS3Address, readS3File, s3Uri } from './s3Reference';

/** A bucket, or one file in it. */
export interface BucketOrFile {
	bucket: string;
	/** Only of a folder: the beginning of the keys in it. */
	prefix?: string;
	/** Only of a file: the address as Pictory is given it. */
	address?: string;
	/** Only when the address says it. */
	region?: string;
}

export type BucketOrFileReading = { target: BucketOrFile } | { trouble: string };

/**
 * Reads whatever names a bucket, a folder or a file (see bucketPlace.ts), or what an event brings (see records.ts).
 * `trouble` is the end of a sentence that begins with the field's label.
 */
export function readBucketOrFile(value: unknown): BucketOrFileReading {
	if (typeof value === 'string' && !/^\s*[[{]/.test(value)) return readText(placePasted(value));
	const { addresses, troubles } = filesIn(value);
	const [address, ...others] = addresses;
	if (troubles[0] !== undefined) return { trouble: troubles[0] };
	return address === undefined || others.length > 0 ? tooMany(addresses.length) : readText(address);
}

function readText(text: string): BucketOrFileReading {
	const count = addressesIn(text).length;
	if (count > 1) return tooMany(count);
	const reference = parseS3Address(text);
	if (reference?.presigned) {
		return { trouble: 'is a signed address, which anyone can read: it would prove nothing. Enter s3://bucket/key.' };
	}
	if (reference && !reference.key.endsWith('/') && reference.key !== '') return readFile(text, reference.region);
	const reading = readBucketPlace(text);
	if ('trouble' in reading) return { trouble: reading.trouble.replace(/, and add a row for each other one/, '') };
	const { bucket, path, isFile, region } = reading.place;
	const trouble = bucketTrouble(bucket);
	if (trouble !== undefined) return { trouble };
	if (isFile) return readFile(s3Uri({ bucket, key: path }), region);
	return { target: { bucket, ...(path !== '' && { prefix: path }), ...(region !== undefined && { region }) } };
}

function readFile(address: string, region: string | undefined): BucketOrFileReading {
	if (region !== undefined && isElsewhere(region)) return { trouble: `is in ${region}: ${OUTSIDE}` };
	const reading = readS3File(address);
	if (reading.kind !== 's3') return { trouble: reading.kind === 'wrong' ? reading.message : 'is not in S3.' };
	const { bucket } = reading.reference;
	return { target: { bucket, address: normalizedAddress(address), ...(region !== undefined && { region }) } };
}

function tooMany(count: number): BucketOrFileReading {
	return { trouble: `names ${count} files. Enter one bucket or one file.` };
}
