/** Names that only a local network, or the machine itself, can resolve (RFC 6761, 6762, 8375 and common practice). */
const LOCAL_NAME =
	/(^|\.)(localhost|localdomain|local|internal|intranet|private|lan|home|corp|test|invalid|home\.arpa|fritz\.box)$/;

/**
 * Whether a host can be reached from its own machine or network only: loopback, private and link-local addresses,
 * local names, and names without a dot.
 * @param host as in `URL.hostname`: in lower case, IPv6 in brackets, IPv4 written with four numbers
 */
export function isPrivateHost(host: string): boolean {
	const name = host.replace(/\.$/, '');
	if (name.startsWith('[')) return isPrivateIPv6(name.slice(1, -1));
	const numbers = /^(\d+)\.(\d+)\.\d+\.\d+$/.exec(name);
	if (numbers) return isPrivateIPv4(Number(numbers[1]), Number(numbers[2]));
	// A dot at the end makes a single word the name of a top-level domain.
	return (!name.includes('.') && name === host) || LOCAL_NAME.test(name);
}

function isPrivateIPv4(first: number, second: number): boolean {
	switch (first) {
		case 0:
		case 10:
		case 127:
			return true;
		// Shared by the customers of a provider, and by overlay networks such as Tailscale (RFC 6598).
		case 100:
			return second >= 64 && second <= 127;
		case 169:
			return second === 254;
		case 172:
			return second >= 16 && second <= 31;
		case 192:
			return second === 168;
		default:
			return false;
	}
}

function isPrivateIPv6(address: string): boolean {
	if (address === '::' || address === '::1') return true;
	// An IPv4 address in IPv6 clothes; `URL` writes it as two groups of hexadecimal digits.
	const mapped = /^::ffff:([0-9a-f]{1,4}):[0-9a-f]{1,4}$/.exec(address);
	if (mapped) {
		const group = Number.parseInt(mapped[1] ?? '', 16);
		return isPrivateIPv4(group >> 8, group & 255);
	}
	// Unique local fc00::/7, link-local fe80::/10.
	return /^f[cd][0-9a-f]{2}:/.test(address) || /^fe[89ab][0-9a-f]:/.test(address);
}
