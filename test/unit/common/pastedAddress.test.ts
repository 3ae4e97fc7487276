import { pastedAddress } from '../../../nodes/Pictory/common/pastedAddress';

test.each([
	'https://example.com/hook?who="me"',
	"https://example.com/hook?who='me'",
	'https://example.com/hook?who=`me`',
	'https://example.com/hook?who=""',
	'https://example.com/hook?a="b"&c="d"',
	'https://example.com/hook?q="a&b=\'c\'"',
])('quotes that belong together are part of %s', (address) => {
	expect(pastedAddress(address)).toBe(address);
	for (const [before, behind] of [
		['"', '"'],
		["'", "'"],
		['`', '`'],
		['“', '”'],
		['<', '>'],
		['(', ')'],
		['', '.'],
		['', ','],
		['" ', ' "'],
		['""', '""'],
	])
		expect(pastedAddress(`${before}${address}${behind}`)).toBe(address);
});

test.each([
	['"https://example.com/a"', 'https://example.com/a'],
	['https://example.com/a"', 'https://example.com/a'],
	['https://example.com/a""', 'https://example.com/a'],
	['""https://example.com/a""', 'https://example.com/a'],
	["'https://example.com/a?b=c'", 'https://example.com/a?b=c'],
	['"https://example.com/a?b="c', '"https://example.com/a?b="c'.slice(1)],
	['https://example.com/a?b="c', 'https://example.com/a?b="c'],
	['https://example.com/it\'s"', "https://example.com/it's"],
	['"https://example.com/it\'s"', "https://example.com/it's"],
])('%s is %s', (pasted, address) => {
	expect(pastedAddress(pasted)).toBe(address);
});

test('many quotes take a time that follows the length', () => {
	for (const unit of ['"', '"a', '="']) {
		const start = performance.now();
		pastedAddress(`https://example.com/?${unit.repeat(8_000 / unit.length)}`);
		expect(performance.now() - start).toBeLessThan(500);
	}
});
