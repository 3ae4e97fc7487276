import { shortened } from './shortened';

/** An address as it may stand in a message: without the parts that let people in, such as signatures and passwords. */
export function shownAddress(address: string): string {
	const isWeb = /^https?:\/\//i.test(address);
	const end = address.search(isWeb ? /[?#]/ : /\?/);
	const plain = end < 0 ? address : `${address.slice(0, end)}?…`;
	const start = plain.indexOf('//') + 2;
	const slash = plain.indexOf('/', start);
	const signIn = isWeb ? plain.lastIndexOf('@', slash < 0 ? plain.length : slash) : -1;
	return shortened(signIn < 0 ? plain : plain.slice(0, start) + plain.slice(signIn + 1));
}
