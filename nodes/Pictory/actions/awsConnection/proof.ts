import type { IDataObject } from 'n8n-workflow';

import type { BucketOrFile } from '../../aws/bucketOrFile';
import { ROLE_NAME } from '../../aws/setup/names';
import { type Check, failed, notChecked, passed } from './check';
import { BUCKET_EXISTS, type Findings, REGIONS_AGREE } from './checks';

/** How the preview job ended; absent while none was run. */
export type Proof = {
	jobId?: string;
	failure?: string;
	description?: string;
	/** The failure says nothing of the file: Pictory could not be asked, or took too long. */
	isUnclear?: boolean;
};

const NAME_A_FILE = 'Enter a file in Bucket or S3 File and switch Prove With a Preview Job on.';
const PROOF = 'Pictory can read the file';

/** What a preview job with the file says about role, trust and policy: they show in no other way. */
export function judgeProof({ jobId, failure, description, isUnclear }: Proof, { connection, target }: Findings): Check {
	const job = jobId === undefined ? '' : ` (job ${jobId})`;
	if (failure === undefined) {
		return passed(
			PROOF,
			`A preview with ${target?.address ?? 'it'} succeeded${job}: role, trust and permissions are right.`,
		);
	}
	// Nothing is known of the file then, good or bad.
	if (isUnclear) return notChecked(PROOF, `${failure}${job}`, description);
	return failed(PROOF, `${failure}${job}`, [description, ...causes(connection, target)].filter(Boolean).join('\n'));
}

/** What keeps Pictory from a file that is there, the most common first. */
function causes(connection: IDataObject | undefined, { bucket = 'the bucket' }: Partial<BucketOrFile> = {}): string[] {
	return [
		'If the file exists under exactly this key, check in the AWS Console, one after the other:',
		`Role: it must have exactly the name ${ROLE_NAME} and be in the AWS account ${String(connection?.awsAccountId)}; its trust policy must admit Pictory.`,
		`Permissions: its policy must allow s3:ListBucket and s3:GetObject, and cover ${bucket} and the key. AWS Connection → Generate AWS Setup writes role, trust and permissions.`,
		'KMS: if the file is encrypted with a KMS key of yours (SSE-KMS), the role needs kms:Decrypt for it, and the key policy must allow that too.',
		`Bucket policy: a Deny in the policy of ${bucket} (such as for other accounts, networks or VPC endpoints) wins over all permissions. So does an object that another AWS account owns.`,
		"Organization: a policy of your AWS organization (SCP or RCP), or a permissions boundary of the role, can deny it too. Ask whoever looks after the organization's accounts.",
	];
}

/** @param failedChecks what makes a job pointless: it would fail for a reason that is known already */
export function unproven(isWanted: boolean, failedChecks: Check[]): Check {
	if (!isWanted) return notChecked(PROOF, 'No preview job was asked for.', NAME_A_FILE);
	const [first] = failedChecks;
	return notChecked(
		PROOF,
		`No preview job was started, since it would fail: ${first?.seen ?? ''}`,
		'Put the failed lines right first.',
	);
}

/** What a file that Pictory has read proves beside itself, where S3 could not be asked. */
export function provenByReading(checks: Check[], { target }: Findings): Check[] {
	const proven = [BUCKET_EXISTS, REGIONS_AGREE];
	return checks.map((line) =>
		line.status === 'notChecked' && proven.includes(line.check)
			? passed(line.check, `Pictory has read a file in ${target?.bucket ?? 'it'} through the connection.`)
			: line,
	);
}
