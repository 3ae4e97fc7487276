/** How a signed address says until when it is good: from the members of its query, in milliseconds. */
type Reader = (query: URLSearchParams) => number | undefined;

/** What stands beside `Expires` in an address that is signed: of S3, CloudFront, Google, Alibaba and many others. */
const SIGNATURES = ['signature', 'sig', 'token', 'hmac', 'hash', 'md5', 'key-pair-id', 'policy'];

const READERS: readonly Reader[] = [
	(query) => after(query.get('x-amz-date'), query.get('x-amz-expires')),
	(query) => after(query.get('x-goog-date'), query.get('x-goog-expires')),
	(query) => after(query.get('x-oss-date'), query.get('x-oss-expires')),
	// Volcengine, and Tencent's COS, which has both ends: 1700000000;1700003600.
	(query) => after(query.get('x-tos-date'), query.get('x-tos-expires')),
	(query) => (query.has('q-signature') ? seconds(query.get('q-sign-time')?.split(';')[1] ?? null) : undefined),
	// OpenStack: docs.openstack.org/swift/latest/api/temporary_url_middleware.html
	(query) =>
		query.has('temp_url_sig')
			? (seconds(query.get('temp_url_expires')) ?? instant(query.get('temp_url_expires')))
			: undefined,
	// Akamai, and Cloudinary, which uses it.
	(query) => untilOfList(query.get('hdnts') ?? query.get('hdnea') ?? query.get('__cld_token__')),
	// Qiniu, with a token of a key and a signature.
	(query) => (query.get('token')?.includes(':') ? seconds(query.get('e')) : undefined),
	// imgix.
	(query) => (/^[0-9a-f]{32}$/i.test(query.get('s') ?? '') ? seconds(query.get('expires')) : undefined),
	// Supabase, Mux and others.
	(query) => untilOfToken(query.get('token') ?? query.get('jwt')),
	// Azure: learn.microsoft.com/rest/api/storageservices/create-service-sas
	(query) => (query.has('sig') ? instant(query.get('se')) : undefined),
	// CloudFront with a policy of one's own.
	(query) => (query.has('key-pair-id') ? untilOfPolicy(query.get('policy')) : undefined),
	(query) =>
		SIGNATURES.some((name) => query.has(name))
			? (seconds(query.get('expires')) ?? seconds(query.get('expire')) ?? seconds(query.get('exp')))
			: undefined,
	// Discord, and the stores of Facebook and Instagram, in hexadecimal digits.
	(query) => (query.has('hm') ? hexadecimal(query.get('ex')) : undefined),
	(query) => (query.has('oh') ? hexadecimal(query.get('oe')) : undefined),
];

/** @returns until when a signed address is good, in milliseconds since 1970; nothing when it is not signed, or does not say */
export function goodUntil(url: URL): number | undefined {
	if (url.search === '') return undefined;
	const query = new URLSearchParams();
	for (const [name, value] of url.searchParams)
		if (!query.has(name.toLowerCase())) query.set(name.toLowerCase(), value);
	for (const reader of READERS) {
		const until = reader(query);
		if (until !== undefined) return until;
	}
	return undefined;
}

/** A time as in 20240101T000000Z, and how many seconds the address is good from then on. */
function after(start: string | null, validSeconds: string | null): number | undefined {
	const [, year, month, day, hour, minute, second] =
		/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/i.exec(start ?? '') ?? [];
	if (year === undefined || !/^\d{1,9}$/.test(validSeconds ?? '')) return undefined;
	const begun = instant(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
	return begun === undefined ? undefined : begun + Number(validSeconds) * 1000;
}

/** A time as in 2024-01-01T00:00:00Z, also without its seconds or as a date. */
function instant(text: string | null): number | undefined {
	if (!/^\d{4}-\d\d-\d\d(?:T[\d:.]{1,20}Z?)?$/i.test(text ?? '')) return undefined;
	const time = Date.parse(text ?? '');
	return Number.isNaN(time) ? undefined : time;
}

/** Seconds since 1970; some write milliseconds. */
function seconds(text: string | null): number | undefined {
	if (!/^\d{9,13}$/.test(text ?? '')) return undefined;
	const number = Number(text);
	return number > 1e11 ? number : number * 1000;
}

function hexadecimal(text: string | null): number | undefined {
	return /^[0-9a-f]{8}$/i.test(text ?? '') ? Number.parseInt(text ?? '', 16) * 1000 : undefined;
}

/** docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-creating-signed-url-custom-policy.html */
function untilOfPolicy(policy: string | null): number | undefined {
	const text = Buffer.from((policy ?? '').replace(/-/g, '+').replace(/~/g, '/'), 'base64').toString('latin1');
	return seconds(
		/"DateLessThan"\s{0,9}:\s{0,9}\{\s{0,9}"AWS:EpochTime"\s{0,9}:\s{0,9}(\d{9,13})/.exec(text)?.[1] ?? null,
	);
}

/** `st=1700000000~exp=1700003600~acl=/*~hmac=…` */
function untilOfList(list: string | null): number | undefined {
	const end = list?.split('~').find((member) => member.startsWith('exp='));
	return end === undefined ? undefined : seconds(end.slice('exp='.length));
}

/** Of a JSON Web Token (RFC 7519), whose middle part says it. */
function untilOfToken(token: string | null): number | undefined {
	const [head = '', claims = '', signature, more] = token?.split('.', 4) ?? [];
	if (!head.startsWith('ey') || signature === undefined || more !== undefined) return undefined;
	const text = Buffer.from(claims, 'base64url').toString('latin1');
	return seconds(/"exp"\s{0,9}:\s{0,9}(\d{9,13})/.exec(text)?.[1] ?? null);
}
