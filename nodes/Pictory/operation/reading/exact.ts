import { endOfText } from './depth';

const IN_NUMBER = new Set('0123456789.eE+-');

/** @returns the first number in a JSON text that JavaScript reads as another one: an integer of many digits, or one beyond all numbers */
export function inexactNumber(json: string): string | undefined {
	for (let index = 0; index < json.length; index += 1) {
		const sign = json.charAt(index);
		if (sign === '"') index = endOfText(json, index);
		if (sign !== '-' && !isDigit(sign)) continue;
		const start = index;
		while (index < json.length && IN_NUMBER.has(json.charAt(index))) index += 1;
		const token = json.slice(start, index);
		if (!isExact(token)) return token;
		index -= 1;
	}
	return undefined;
}

/** What is no number at all is left for the parser. */
function isExact(token: string): boolean {
	const value = Number(token);
	if (Number.isNaN(value)) return true;
	return Number.isFinite(value) && (!/^-?\d+$/.test(token) || Number.isSafeInteger(value));
}

function isDigit(sign: string): boolean {
	return sign >= '0' && sign <= '9';
}
