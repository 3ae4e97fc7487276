/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { Authority } from '../sns/authority';
import { Network } from '../sns/network';
import { SnsStandIn } from '../sns/sns';

/** The region and the bucket the example workflows name. */
const REGION = 'us-east-2';
export const BUCKET = 'my-company-videos';

/** What stands in for the hosts outside this machine that workflows talk to. */
export interface Outside {
	sns: SnsStandIn;
	/** Keys of the files in the bucket, in the order in which S3 lists them. */
	keys: Set<string>;
	/** What was posted to Slack's incoming webhooks: the texts. */
	slack: string[];
	/** Connections asked for that lead nowhere. */
	refused: string[];
	/** Variables that make n8n reach these hosts, and no others, as behind a company's proxy. */
	env: Record<string, string>;
	stop(): Promise<void>;
}

/**
 * S3, SNS and Slack on loopback, by their real names and over TLS.
 * @param folder where n8n finds the certificate of the authority
 */
export async function startOutside(folder: string): Promise<Outside> {
	const network = await Network.start(await Authority.create());
	const keys = new Set<string>();
	const slack: string[] = [];
	const authorityFile = join(folder, 'authority.pem');
	await writeFile(authorityFile, network.authority.certificate);
	const sns = await SnsStandIn.start(network, { region: REGION });
	// n8n's AWS node lists a bucket at the address of its region; whoever has no key asks the global one.
	await network.serve(`${BUCKET}.s3.${REGION}.amazonaws.com`, listing(keys));
	await network.serve(`${BUCKET}.s3.amazonaws.com`, (_request, response) => {
		response.writeHead(403, { 'x-amz-bucket-region': REGION }).end();
	});
	await network.serve('hooks.slack.com', (request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			slack.push((JSON.parse(Buffer.concat(parts).toString()) as { text: string }).text);
			response.end('ok');
		});
	});
	return {
		sns,
		keys,
		slack,
		refused: network.refused,
		env: {
			HTTPS_PROXY: network.proxyAddress,
			NO_PROXY: '127.0.0.1,localhost',
			NODE_EXTRA_CA_CERTS: authorityFile,
		},
		stop: async () => await network.stop(),
	};
}

/** GetBucketLocation and ListObjectsV2, for signed requests only. */
function listing(keys: Set<string>): RequestListener {
	return (request, response) => {
		const url = new URL(request.url ?? '/', 'https://s3');
		if (!/^AWS4-HMAC-SHA256 Credential=/.test(request.headers.authorization ?? '')) {
			response.writeHead(403).end();
			return;
		}
		const prefix = url.searchParams.get('prefix') ?? '';
		const contents = [...keys]
			.filter((key) => key.startsWith(prefix))
			.map(
				(key) =>
					`<Contents><Key>${xml(key)}</Key><ETag>&quot;${key.length}&quot;</ETag><Size>1048576</Size></Contents>`,
			);
		const answer = url.searchParams.has('location')
			? `<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${REGION}</LocationConstraint>`
			: `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`;
		response
			.writeHead(200, { 'content-type': 'application/xml' })
			.end(`<?xml version="1.0" encoding="UTF-8"?>\n${answer}`);
	};
}

function xml(text: string): string {
	return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
