/** Names that only a local network, or the machine itself, can resolve (RFC 6761, 6762, 8375, Kubernetes, Docker and common practice). */
const LOCAL_NAME =
	/(^|\.)(localhost|localdomain|local|internal|intranet|private|lan|home|corp|test|invalid|svc|docker|home\.arpa|fritz\.box)$/;

type Network = 'private' | 'reserved' | 'public';

/**
 * Whether a host lies in a network of one's own: loopback, private and link-local addresses, those that customers of a
 * provider share, local names, and names without a dot.
 * @param host as in `URL.hostname`: in lower case, IPv6 in brackets, IPv4 written with four numbers
 */
export function isPrivateHost(host: string): boolean {
	return networkOf(host) === 'private';
}

/**
 * Whether a host cannot be reached from the internet: private ones, and the addresses that nobody has, because they are
 * kept for examples, measurements and many receivers (RFC 6890).
 * @param host as in `URL.hostname`
 */
export function isUnreachableHost(host: string): boolean {
	return networkOf(host) !== 'public';
}

function networkOf(host: string): Network {
	const name = host.replace(/\.$/, '');
	if (name.startsWith('[')) return networkOfIPv6(name.slice(1, -1));
	const numbers = /^(\d+)\.(\d+)\.(\d+)\.\d+$/.exec(name);
	if (numbers) return networkOfIPv4(Number(numbers[1]), Number(numbers[2]), Number(numbers[3]));
	// A dot at the end makes a single word the name of a top-level domain.
	return (!name.includes('.') && name === host) || LOCAL_NAME.test(name) ? 'private' : 'public';
}

function networkOfIPv4(first: number, second: number, third: number): Network {
	switch (first) {
		case 0:
		case 10:
		case 127:
			return 'private';
		// Shared by the customers of a provider, and by overlay networks such as Tailscale (RFC 6598).
		case 100:
			return second >= 64 && second <= 127 ? 'private' : 'public';
		case 169:
			return second === 254 ? 'private' : 'public';
		case 172:
			return second >= 16 && second <= 31 ? 'private' : 'public';
		case 192:
			if (second === 168) return 'private';
			return second === 0 && (third === 0 || third === 2) ? 'reserved' : 'public';
		case 198:
			return second === 18 || second === 19 || (second === 51 && third === 100) ? 'reserved' : 'public';
		case 203:
			return second === 0 && third === 113 ? 'reserved' : 'public';
		default:
			return first >= 224 ? 'reserved' : 'public';
	}
}

function networkOfIPv6(address: string): Network {
	if (address === '::' || address === '::1') return 'private';
	// An IPv4 address in IPv6 clothes (mapped, or through NAT64); `URL` writes it as two groups of hexadecimal digits.
	const [, high = '', low = ''] = /^(?:::ffff|64:ff9b:):([0-9a-f]{1,4}:)?([0-9a-f]{1,4})$/.exec(address) ?? [];
	if (low !== '') {
		const group = Number.parseInt(high || '0', 16);
		return networkOfIPv4(group >> 8, group & 255, Number.parseInt(low, 16) >> 8);
	}
	// Unique local fc00::/7, link-local fe80::/10, the former site-local fec0::/10, and NAT64 of one's own 64:ff9b:1::/48.
	if (/^(?:f[cd][0-9a-f]{2}|fe[89a-f][0-9a-f]|64:ff9b:1):/.test(address)) return 'private';
	// Many receivers ff00::/8, examples 2001:db8::/32.
	return /^(?:ff[0-9a-f]{2}|2001:db8):/.test(address) ? 'reserved' : 'public';
}
