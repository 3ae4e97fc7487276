import { shortened } from '../common/shortened';
import { ENTER_THE_BUCKET } from './s3Lookalike';

const COPY = ' Copy the name from the S3 console.';
const RESERVED_PREFIXES = ['xn--', 'sthree-', 'amzn-s3-demo-'];
/** The endings of names that S3 gives to other things than general purpose buckets. */
const RESERVED_SUFFIXES: ReadonlyArray<readonly [suffix: string, message: string]> = [
	[
		'--x-s3',
		"is a directory bucket, and S3 Express buckets can't be used. Copy the file to a general purpose bucket, and enter s3://bucket/key.",
	],
	['--xa-s3', `is an access point, and access points can't be used. ${ENTER_THE_BUCKET}`],
	['-s3alias', `is an access point, and access points can't be used. ${ENTER_THE_BUCKET}`],
	['--ol-s3', `is an Object Lambda Access Point, and access points can't be used. ${ENTER_THE_BUCKET}`],
	['.mrap', `is a Multi-Region Access Point, and access points can't be used. ${ENTER_THE_BUCKET}`],
	['--table-s3', 'is a table bucket, and those hold no files. Enter the file as s3://bucket/key.'],
];

/**
 * What S3 itself would refuse about a bucket's name.
 * Rules: docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html, general purpose buckets.
 * @returns undefined when the name can exist; otherwise the end of a sentence that begins with the field's label
 */
export function bucketTrouble(bucket: string): string | undefined {
	const named = `names the bucket "${shortened(bucket)}", but `;
	if (bucket === '') return 'names no bucket. Enter s3://bucket/key.';
	if (/[A-Z]/.test(bucket)) return `${named}S3 bucket names have no capital letters.${COPY}`;
	if (bucket.includes('_')) return `${named}S3 bucket names have no underscores.${COPY}`;
	if (bucket.length < 3 || bucket.length > 63) return `${named}S3 bucket names have 3 to 63 characters.${COPY}`;
	if (!/^[a-z0-9.-]+$/.test(bucket)) {
		return `${named}S3 bucket names hold only small letters, digits, dots and hyphens.${COPY}`;
	}
	if (!/^[a-z0-9]/.test(bucket) || !/[a-z0-9]$/.test(bucket))
		return `${named}S3 bucket names begin and end with a letter or a digit.${COPY}`;
	if (bucket.includes('..')) return `${named}S3 bucket names have no two dots in a row.${COPY}`;
	if (/^\d+\.\d+\.\d+\.\d+$/.test(bucket)) return `${named}S3 bucket names do not look like an IP address.${COPY}`;
	const reserved = RESERVED_PREFIXES.find((prefix) => bucket.startsWith(prefix));
	if (reserved !== undefined) return `${named}"${reserved}" is reserved by S3. Enter the name of the bucket itself.`;
	const other = RESERVED_SUFFIXES.find(([suffix]) => bucket.endsWith(suffix));
	return other && `names "${shortened(bucket)}", which ${other[1]}`;
}
