import { createHash, createHmac } from 'node:crypto';

import type { Keys } from './clients';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const mac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/**
 * Calls an action of AWS's query protocol, signed with version 4.
 * docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 * @returns the answer, XML
 * @throws Error when the service refuses
 */
export async function callQuery(
	endpoint: string,
	service: string,
	keys: Keys,
	parameters: Record<string, string>,
	region = 'us-east-1',
): Promise<string> {
	const body = new URLSearchParams(parameters).toString();
	const { host } = new URL(endpoint);
	const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
	const day = time.slice(0, 8);
	const signed = 'content-type;host;x-amz-date';
	const type = 'application/x-www-form-urlencoded';
	const request = [
		'POST',
		'/',
		'',
		`content-type:${type}`,
		`host:${host}`,
		`x-amz-date:${time}`,
		'',
		signed,
		hash(body),
	].join('\n');
	const scope = `${day}/${region}/${service}/aws4_request`;
	const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(mac, `AWS4${keys.secretAccessKey}`);
	const signature = mac(key, ['AWS4-HMAC-SHA256', time, scope, hash(request)].join('\n')).toString('hex');
	const authorization = `AWS4-HMAC-SHA256 Credential=${keys.accessKeyId}/${scope}, SignedHeaders=${signed}, Signature=${signature}`;
	const answer = await fetch(endpoint, {
		method: 'POST',
		headers: { authorization, 'content-type': type, 'x-amz-date': time },
		body,
	});
	const text = await answer.text();
	if (!answer.ok) throw new Error(`${parameters.Action} was answered ${answer.status}: ${text}`);
	return text;
}
