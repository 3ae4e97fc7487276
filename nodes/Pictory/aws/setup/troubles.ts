import { memberOf } from '../../common/guards';
import { isUnreachableHost } from '../../common/privateHost';
import { PUBLIC_ADDRESS } from '../../common/publicAddress';
import { shortened } from '../../common/shortened';
import { webUrl } from '../../common/webUrl';
import { bucketTrouble } from '../bucketName';
import { PICTORY_ACCOUNT, PICTORY_PAGE, PICTORY_ROOT } from './names';

/*
 * What is wrong with an input of a set-up, and what to enter instead: the end of a sentence that begins with the field's
 * label. Nothing when it is fine.
 */

const MAX_KEY_BYTES = 1024;
const ARN = /^arn:(?<partition>[a-z-]+):(?<service>[a-z0-9-]*):(?<region>[a-z0-9-]*):(?<account>\d*):(?<resource>.+)$/;

export function setupBucketTrouble(bucket: string): string | undefined {
	const address = /^(?:s3:\/\/|arn:aws:s3:::|https?:\/\/)([^/]*)/i.exec(bucket);
	if (!address) return bucketTrouble(bucket);
	const host = address[1] ?? '';
	// Of a virtual-hosted address only what stands before S3's own host.
	const name = host.slice(0, /\.s3[.-]/i.exec(host)?.index);
	return `is an address. Enter only the name of the bucket${bucketTrouble(name) ? '' : `: ${name}`}.`;
}

/** A prefix is plain text: S3 knows neither wildcards nor ways up in it. */
export function prefixTrouble(prefix: string): string | undefined {
	if (/^(s3|https?):\/\//i.test(prefix))
		return 'is an address. Enter only what comes after the bucket, such as videos/.';
	if (prefix.startsWith('/'))
		return `begins with a slash, which keys in S3 do not. Enter ${shortened(prefix.replace(/^\/+/, '')) || 'nothing for the whole bucket'}.`;
	if (prefix.split('/').includes('..'))
		return 'holds "..". S3 has no way up; enter the start of the keys as it is, such as videos/.';
	if (/[*?]/.test(prefix)) {
		return `holds a wildcard. Everything that begins with the prefix is included anyway: enter videos/ instead of videos/*.`;
	}
	if (/\p{Cc}|\p{Cs}/u.test(prefix)) return 'holds a character that cannot be seen. Type it anew.';
	const bytes = new TextEncoder().encode(prefix).length;
	return bytes > MAX_KEY_BYTES ? `is ${bytes} bytes long; keys in S3 have at most ${MAX_KEY_BYTES}.` : undefined;
}

/** Whoever is named here may read the files, so only Pictory's account and its roles are let through. */
export function principalTrouble(arn: string, ownAccountId: string): string | undefined {
	const shown = shortened(arn);
	const copy = `Copy the ARNs of Pictory's roles from step 5 of ${PICTORY_PAGE}, or leave the field empty.`;
	if (arn === '*') return 'lets everybody in the world read the files (*). ' + copy;
	const parts = ARN.exec(arn)?.groups;
	if (!parts) return `holds "${shown}", which is not an ARN (arn:aws:iam::${PICTORY_ACCOUNT}:role/…). ${copy}`;
	const { partition = '', service = '', account = '', resource = '' } = parts;
	if (partition !== 'aws')
		return `holds an ARN of ${partitionName(partition)} (${shown}). Pictory's roles begin with arn:aws:iam::. ${copy}`;
	if (service === 'sts') return `holds a session (${shown}). Enter the ARN of the role itself. ${copy}`;
	if (service !== 'iam')
		return `holds an ARN of ${shortened(service)} (${shown}), but only IAM roles can be trusted. ${copy}`;
	if (account === ownAccountId)
		return `holds an ARN of your own account (${shown}); here stands who of Pictory is let in. ${copy}`;
	if (account !== PICTORY_ACCOUNT) {
		return `holds an ARN of the AWS account ${shortened(account) || '(none)'} (${shown}), which is not Pictory's (${PICTORY_ACCOUNT}). ${copy}`;
	}
	if (arn === PICTORY_ROOT || /^role\/[\w+=,.@/-]+$/.test(resource)) return undefined;
	return `holds "${shown}", which is not the ARN of a role. ${copy}`;
}

/** docs.aws.amazon.com/kms/latest/developerguide/concepts-key-id.html */
export function kmsKeyTrouble(arn: string, region: string): string | undefined {
	const shown = shortened(arn);
	const copy = 'In the AWS Console: KMS, Customer managed keys, your key, ARN.';
	const parts = ARN.exec(arn)?.groups;
	if (!parts || parts.service !== 'kms')
		return `holds "${shown}", which is not the ARN of a KMS key (arn:aws:kms:${region}:…:key/…). ${copy}`;
	if (parts.partition !== 'aws')
		return `holds a key of ${partitionName(parts.partition ?? '')} (${shown}), where Pictory's account can't work.`;
	if (parts.resource?.startsWith('alias/'))
		return `holds an alias (${shown}), which a policy does not follow. Enter the ARN of the key itself. ${copy}`;
	if (parts.region !== region) {
		return `holds a key in ${shortened(parts.region ?? '')} (${shown}), but the buckets are in ${region}, and S3 uses only keys of the bucket's region. ${copy}`;
	}
	const isKey =
		/^\d{12}$/.test(parts.account ?? '') &&
		/^key\/(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(parts.resource ?? '');
	return isKey ? undefined : `holds "${shown}", which is not the complete ARN of a key. ${copy}`;
}

/** SNS delivers from the internet: docs.aws.amazon.com/sns/latest/dg/sns-http-https-endpoint-as-subscriber.html */
export function triggerUrlTrouble(address: string): string | undefined {
	const copy = 'Copy the Production URL from the Pictory S3 Trigger.';
	const url = webUrl(address);
	if (!url || /\s/.test(address)) return `is not a web address. ${copy}`;
	const { protocol, hostname, pathname, hash } = url;
	if (protocol !== 'https:') {
		return `must begin with https://: Amazon SNS would send what lies in your bucket through the internet in the clear. ${copy} If it shows http://, set ${PUBLIC_ADDRESS} to the https address of your n8n.`;
	}
	if (hash !== '') return `holds a # part, which is never sent. ${copy}`;
	if (isUnreachableHost(hostname))
		return `leads to ${shortened(hostname)}, which Amazon SNS can't reach. n8n needs an address on the internet; set ${PUBLIC_ADDRESS} to it.`;
	if (pathname.includes('/webhook-test/')) return `is the Test URL, which answers only while you look on. ${copy}`;
	return undefined;
}

function partitionName(partition: string): string {
	const names: Record<string, string | undefined> = { 'aws-cn': 'AWS China', 'aws-us-gov': 'AWS GovCloud' };
	return memberOf(names, partition) ?? `the partition ${shortened(partition)}`;
}
