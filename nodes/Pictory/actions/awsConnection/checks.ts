import type { IDataObject } from 'n8n-workflow';

import type { BucketOrFile } from '../../aws/bucketOrFile';
import { regionOf } from '../../transport/awsConnection';
import type { BucketAnswer } from '../../transport/bucket';

import { type Check, failed, notChecked, passed } from './check';

/** All that was found out about a connection and a bucket, without judging it. */
export interface Findings {
	connectionId: string;
	/** Pictory's answer; nothing when it has no such connection. */
	connection?: IDataObject;
	target?: BucketOrFile;
	bucketAnswer?: BucketAnswer;
	/** Buckets the user meant; empty when any will do. */
	expectedBuckets: string[];
}

export const BUCKET_EXISTS = 'The bucket exists';
export const REGIONS_AGREE = "The bucket is in the connection's region";
export const BUCKET_IS_MEANT = 'The file is in the bucket that is meant';

const NO_CONNECTION = 'There is no connection to look at.';
const NO_BUCKET = 'No bucket was named.';
const NAME_A_BUCKET = 'Enter the bucket, or a file in it, in Bucket or S3 File.';

/** The points of the troubleshooting list on Pictory's page about AWS connections, as far as they show without a job. */
export function judge(findings: Findings): Check[] {
	return [
		exists(findings),
		isEnabled(findings),
		bucketExists(findings),
		regionsAgree(findings),
		bucketIsMeant(findings),
	];
}

function exists({ connectionId, connection }: Findings): Check {
	const check = 'The connection exists';
	if (connection)
		return passed(
			check,
			`${String(connection.name)} (${connectionId}), AWS account ${String(connection.awsAccountId)}`,
		);
	return failed(
		check,
		`Pictory has no AWS connection ${connectionId}.`,
		'It may have been deleted, or belong to another Pictory account. Choose another one from the list, or make it with AWS Connection → Create.',
	);
}

function isEnabled({ connection }: Findings): Check {
	const check = 'The connection is enabled';
	if (!connection) return notChecked(check, NO_CONNECTION);
	if (connection.enabled === true) return passed(check, 'It is enabled.');
	if (connection.enabled !== false) return notChecked(check, 'Pictory does not say whether it is enabled.');
	return failed(check, 'It is disabled.', 'Switch it on with AWS Connection → Update, Enabled.');
}

function bucketExists({ target, bucketAnswer }: Findings): Check {
	const check = BUCKET_EXISTS;
	if (!target || !bucketAnswer) return notChecked(check, NO_BUCKET, NAME_A_BUCKET);
	switch (bucketAnswer.kind) {
		case 'found':
			return passed(check, `${target.bucket} is in ${bucketAnswer.region}.`);
		case 'missing':
			return failed(
				check,
				`There is no bucket ${target.bucket} in S3.`,
				'Copy the name from the list of buckets in the S3 console.',
			);
		case 'unclear':
			return notChecked(check, `${bucketAnswer.why}.`, 'Check that this n8n may reach amazonaws.com, and try again.');
	}
}

function regionsAgree({ connection, target, bucketAnswer }: Findings): Check {
	const check = REGIONS_AGREE;
	if (!connection) return notChecked(check, NO_CONNECTION);
	if (!target || !bucketAnswer) return notChecked(check, NO_BUCKET, NAME_A_BUCKET);
	const wanted = regionOf(connection);
	if (wanted === undefined) return notChecked(check, 'Pictory does not say which region the connection is for.');
	const actual = bucketAnswer.kind === 'found' ? bucketAnswer.region : undefined;
	if (actual !== undefined && actual !== wanted) {
		return failed(
			check,
			`The bucket ${target.bucket} is in ${actual}, but the connection is for ${wanted}.`,
			makeOneFor(actual),
		);
	}
	if (target.region !== undefined && target.region !== wanted) {
		return actual === undefined
			? failed(
					check,
					`The address says ${target.region}, but the connection is for ${wanted}.`,
					`${makeOneFor(target.region)} If the bucket is in ${wanted}, correct the address, or use s3://${target.bucket}/….`,
				)
			: failed(
					check,
					`The address says ${target.region}, but the bucket is in ${actual}.`,
					`Write ${actual} in the address, or use s3://${target.bucket}/….`,
				);
	}
	if (actual === undefined)
		return notChecked(check, `The connection is for ${wanted}; where the bucket is, is not known.`);
	return passed(check, `Both are in ${actual}.`);
}

function makeOneFor(region: string): string {
	return `The region of the connection must be the region of the bucket, and cannot be changed: make a connection for ${region} with AWS Connection → Create, and choose that one.`;
}

function bucketIsMeant({ target, expectedBuckets }: Findings): Check {
	const check = BUCKET_IS_MEANT;
	if (!target) return notChecked(check, NO_BUCKET, NAME_A_BUCKET);
	if (expectedBuckets.length === 0) {
		return notChecked(
			check,
			'Any bucket will do.',
			'Name the buckets you mean in Expected Buckets to have this checked.',
		);
	}
	if (expectedBuckets.includes(target.bucket)) return passed(check, `It is in ${target.bucket}.`);
	return failed(
		check,
		`It is in ${target.bucket}, but ${expectedBuckets.join(' or ')} is meant.`,
		'Correct the address of the file, or the Expected Buckets.',
	);
}
