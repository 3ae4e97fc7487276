/**
 * An address, taken apart as browsers do.
 *
 * Not `URL.canParse`: after some thousand calls, Node.js 20 says of hosts with letters beyond ASCII that they cannot be
 * parsed.
 * @returns undefined when it is none
 */
export function webUrl(address: string, base?: string): URL | undefined {
	try {
		return new URL(address, base);
	} catch {
		return undefined;
	}
}
