/** In an encoded key these are escaped, so a key that holds one was not encoded. */
const NEVER_ENCODED = /[^A-Za-z0-9\-_.~!*'()/+%:@$&,;=]|%(?![0-9A-Fa-f]{2})/;

/**
 * The key of an S3 record as S3 knows the object: records carry it URL-encoded, with `+` for a space and `%2B` for a
 * plus. Some S3-compatible stores do not encode; a key that cannot be an encoded one is taken as it is.
 * docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export function decodedKey(key: string): string {
	if (NEVER_ENCODED.test(key)) return key;
	try {
		return decodeURIComponent(key.replace(/\+/g, ' '));
	} catch {
		return key;
	}
}

/** A key for the path of a web address: everything but `/` is escaped that S3 itself would escape. */
export function encodedPath(key: string): string {
	return key.split('/').map(encodedPart).join('/');
}

function encodedPart(part: string): string {
	// Keys are UTF-8 in S3; half a surrogate pair cannot come from there, but must not end in a throw either.
	const wellFormed = part.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
	return encodeURIComponent(wellFormed).replace(
		/[!'()*]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}
