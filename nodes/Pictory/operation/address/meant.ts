import { consolePage } from '../../aws/consoleAddress';
import { escaped, normalizedAddress, parseS3Address, s3Uri } from '../../aws/s3Reference';
import { addressesIn, MAX_ADDRESS_LENGTH, pastedAddress } from '../../common/pastedAddress';
import { webUrl } from '../../common/webUrl';
import { isUnevaluated } from '../reading/unevaluated';

/** The scheme, the host (with what stands around it), and the rest. */
const WEB_ADDRESS = /^(https?:\/\/)([^/?#\\]*)([^?#]*)([\s\S]*)$/i;
/** What stands in no address: control characters, line breaks, halves of characters. */
const UNSENDABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;
const OBJECT_ARN = /^arn:aws:s3:::([^/*?]+(?:\/[\s\S]*)?)$/i;

/** Whether a text holds a placeholder of a template, `{{Name}}`, which Pictory fills in. */
export function hasPlaceholder(text: string): boolean {
	return isUnevaluated(text);
}

export function isUnsendable(text: string): boolean {
	return UNSENDABLE.test(text);
}

/**
 * An address as it is sent: what was pasted around it and cannot be seen is gone, and what no web address may hold is
 * escaped. The rest stays in the form the user chose. What is no address, or more than one, is left for the judge.
 */
export function meantAddress(text: string): string {
	const address = s3AddressIn(pastedAddress(text));
	if (hasPlaceholder(address) || address.length > MAX_ADDRESS_LENGTH || isUnsendable(address)) return address;
	if (addressesIn(address).length > 1) return address;
	return parseS3Address(address) ? normalizedAddress(address) : webForm(address);
}

/** What the S3 console copies beside URIs and URLs: the address of a page that shows a bucket or a file, and an ARN. */
function s3AddressIn(address: string): string {
	const page = consolePage(address);
	if (page) return s3Uri({ bucket: page.bucket, key: page.path });
	const [, place] = OBJECT_ARN.exec(address) ?? [];
	return place === undefined ? address : `s3://${place}`;
}

function webForm(address: string): string {
	const [, scheme, host = '', path = '', rest = ''] = WEB_ADDRESS.exec(address) ?? [];
	if (scheme === undefined) return address;
	return scheme.toLowerCase() + plainHost(host) + withWholeEscapes(escaped(path.replace(/\\/g, '/')) + escaped(rest));
}

/** A host with letters beyond ASCII as it is looked up. */
function plainHost(authority: string): string {
	if (!/[^\x21-\x7e]/.test(authority)) return authority;
	const host = authority.slice(authority.lastIndexOf('@') + 1);
	const plain = webUrl(`https://${host}`)?.host;
	return plain === undefined ? authority : authority.slice(0, authority.length - host.length) + plain;
}

/** A percent sign that escapes nothing stands for itself. */
function withWholeEscapes(text: string): string {
	return text.replace(/%(?![0-9a-f]{2})/gi, '%25');
}
