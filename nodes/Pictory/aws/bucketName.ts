import { shortened } from '../common/shortened';

const RESERVED_PREFIXES = ['xn--', 'sthree-', 'amzn-s3-demo-'];
const RESERVED_SUFFIXES = ['-s3alias', '--ol-s3', '.mrap', '--x-s3', '--table-s3'];

/**
 * What S3 itself would refuse about a bucket's name.
 * Rules: docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html, general purpose buckets.
 * @returns undefined when the name can exist; otherwise the end of a sentence that begins with the field's label
 */
export function bucketTrouble(bucket: string): string | undefined {
	const named = `names the bucket "${shortened(bucket)}", but `;
	if (bucket === '') return 'names no bucket. Enter s3://bucket/key.';
	if (/[A-Z]/.test(bucket))
		return `${named}S3 bucket names have no capital letters. Copy the name from the S3 console.`;
	if (bucket.includes('_')) return `${named}S3 bucket names have no underscores. Copy the name from the S3 console.`;
	if (bucket.length < 3 || bucket.length > 63) return `${named}S3 bucket names have 3 to 63 characters.`;
	if (!/^[a-z0-9.-]+$/.test(bucket)) {
		return `${named}S3 bucket names hold only small letters, digits, dots and hyphens.`;
	}
	if (!/^[a-z0-9]/.test(bucket) || !/[a-z0-9]$/.test(bucket))
		return `${named}S3 bucket names begin and end with a letter or a digit.`;
	if (bucket.includes('..')) return `${named}S3 bucket names have no two dots in a row.`;
	if (/^\d+\.\d+\.\d+\.\d+$/.test(bucket)) return `${named}S3 bucket names do not look like an IP address.`;
	const reserved =
		RESERVED_PREFIXES.find((prefix) => bucket.startsWith(prefix)) ??
		RESERVED_SUFFIXES.find((suffix) => bucket.endsWith(suffix));
	return reserved && `${named}"${reserved}" is reserved by S3. Enter the name of the bucket itself.`;
}
