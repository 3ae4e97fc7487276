import { shortened } from '../common/shortened';
import { webUrl } from '../common/webUrl';

/*
 * Things people paste that name something in S3, but are no address of a file that Pictory can read. Each answer is the
 * end of a sentence that begins with the field's label.
 */

export const ENTER_THE_BUCKET = "Enter the bucket's own name: s3://bucket/key.";

const CONSOLE =
	/^https?:\/\/(?:[a-z0-9-]+\.)*console\.(?:aws\.amazon\.com|amazonaws\.com|amazonaws\.cn|amazonaws\.com\.cn|amazonaws-us-gov\.com|aws\.eu)\/s3\//i;
const ARN = /^arn:([a-z-]*):([a-z0-9-]*):([a-z0-9-]*):(\d*):/i;
const OTHER_PARTITION = /^aws-(?:cn|us-gov|iso|eusc)/i;

/** Hosts that S3 itself has for other things than buckets; who has a signed address of one can read it. */
const HOSTS: ReadonlyArray<readonly [host: RegExp, message: string]> = [
	[
		/\.s3-accesspoint(?:-fips)?\./,
		`is the address of an access point, and access points can't be used. ${ENTER_THE_BUCKET}`,
	],
	[
		/\.accesspoint\.s3-global\./,
		`is the address of a Multi-Region Access Point, and access points can't be used. ${ENTER_THE_BUCKET}`,
	],
	[
		/\.s3-object-lambda(?:-fips)?\./,
		`is the address of an Object Lambda Access Point, and access points can't be used. ${ENTER_THE_BUCKET}`,
	],
	[
		/\.s3express-[a-z0-9-]+\./,
		"is in a directory bucket, and S3 Express buckets can't be used. Copy the file to a general purpose bucket, and enter s3://bucket/key.",
	],
	[
		/\.s3-outposts\./,
		"is in S3 on Outposts, which can't be used. Copy the file to a bucket in S3, and enter s3://bucket/key.",
	],
];

/** @param isSigned who has the address can read the file, whatever it leads through */
export function lookalikeTrouble(address: string, isSigned: boolean): string | undefined {
	if (/^arn:/i.test(address)) return arnTrouble(address);
	if (/^s3:\/\/arn:/i.test(address)) return arnTrouble(address.slice('s3://'.length));
	if (CONSOLE.test(address)) {
		return 'is the address of a page in the AWS Console. Use "Copy S3 URI" on that page and paste it here.';
	}
	if (/^s3[an]:\/\//i.test(address)) {
		return `begins with ${address.slice(0, 3)}://. Enter the file as s3://${shortened(address.slice(6))}.`;
	}
	if (/^s3:(?!\/\/)/i.test(address)) return 'is not a complete S3 address. Enter s3://bucket/key.';
	return /^https?:/i.test(address) ? hostTrouble(address, isSigned) : undefined;
}

function hostTrouble(address: string, isSigned: boolean): string | undefined {
	const host = webUrl(address)?.hostname ?? '';
	if (!/\.amazonaws\.(?:com|com\.cn|eu)$/.test(host)) return undefined;
	if (host.includes('.vpce.')) {
		return 'is the address of a VPC endpoint, which only your own network can reach. Enter the file as s3://bucket/key.';
	}
	return isSigned ? undefined : HOSTS.find(([pattern]) => pattern.test(host))?.[1];
}

/** docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html, "Resource types" */
function arnTrouble(arn: string): string {
	const [head = '', partition = '', service = '', region = '', account = ''] = ARN.exec(arn) ?? [];
	const resource = arn.slice(head.length);
	if (OTHER_PARTITION.test(partition)) {
		return "is in a part of AWS that Pictory's AWS account can't be let in from (China, GovCloud and others). Copy the file to a bucket in another region, and enter s3://bucket/key.";
	}
	if (/^s3express/i.test(service)) {
		return "is the ARN of a directory bucket, and S3 Express buckets can't be used. Copy the file to a general purpose bucket, and enter s3://bucket/key.";
	}
	if (/^s3-object-lambda/i.test(service) || /^accesspoint[/:]/i.test(resource)) {
		return `is the ARN of an access point, and access points can't be used. ${ENTER_THE_BUCKET}`;
	}
	if (/^s3$/i.test(service) && region === '' && account === '' && resource !== '') {
		return `is an ARN. Enter the file as s3://${shortened(resource)}.`;
	}
	return 'is an ARN of something else than a file in S3. Enter s3://bucket/key.';
}
