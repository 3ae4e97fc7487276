import { faultName } from './exchange';
import { pause, stopIfCancelled } from './pause';
import { type PlainCaller, plainRequest } from './plainRequest';

/** What S3 says to anybody about a bucket. */
export type BucketAnswer =
	| { kind: 'found'; region: string }
	| { kind: 'missing' }
	/** S3 could not be asked, or its answer says neither. */
	| { kind: 'unclear'; why: string };

const REGION_HEADER = 'x-amz-bucket-region';
const ATTEMPTS = 3;
const PAUSE_MS = 1_000;
const TIMEOUT_MS = 10_000;

/**
 * Asks S3 without any key whether a bucket exists and where. S3 names the region even to those it refuses (403) or sends
 * elsewhere (301, 400): docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html
 * @param bucket a name S3 would take (aws/bucketName.ts), so it cannot lead to another host
 * @throws Cancelled
 */
export async function findBucket(caller: PlainCaller, bucket: string, signal?: AbortSignal): Promise<BucketAnswer> {
	let why = '';
	for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
		if (attempt > 1) await pause(PAUSE_MS * (attempt - 1), signal);
		try {
			const { statusCode, headers } = await plainRequest(caller, {
				method: 'HEAD',
				url: addressOf(bucket),
				timeoutMs: TIMEOUT_MS,
				signal,
			});
			const region = headers[REGION_HEADER];
			if (typeof region === 'string' && region !== '') return { kind: 'found', region };
			if (statusCode === 404) return { kind: 'missing' };
			why = `S3 answered with status ${statusCode} and no region`;
			if (statusCode < 500 && statusCode !== 429) break;
		} catch (error) {
			stopIfCancelled(signal);
			why = `S3 could not be reached (${faultName(error)})`;
		}
	}
	return { kind: 'unclear', why };
}

/** S3's certificate covers one label before its host, so a bucket with dots in its name is asked for by path. */
function addressOf(bucket: string): string {
	return bucket.includes('.') ? `https://s3.amazonaws.com/${bucket}` : `https://${bucket}.s3.amazonaws.com/`;
}
