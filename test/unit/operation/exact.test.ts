import { inexactNumber } from '../../../nodes/Pictory/operation/reading/exact';

test.each([
	['{"a":12345678901234567890}', '12345678901234567890'],
	['[-9007199254740993]', '-9007199254740993'],
	['1e999', '1e999'],
	['{"a":"1","b":[1,2,-1e400]}', '-1e400'],
	['{"\\"":9007199254740993}', '9007199254740993'],
])('%s', (json, number) => expect(inexactNumber(json)).toBe(number));

test.each([
	'{"a":"12345678901234567890","12345678901234567890":1}',
	'[9007199254740991,-1.5e3,0.1,1e21,-0]',
	'"\\"12345678901234567890"',
	'{"a":-}',
	'1-2',
	'"',
	'',
])('not %s', (json) => expect(inexactNumber(json)).toBeUndefined());

test('much of one kind takes no time', () => {
	for (const part of ['1', '-', '"', '"\\', '1,', 'e+']) {
		const begun = performance.now();
		inexactNumber(part.repeat(100_000));
		expect(performance.now() - begun).toBeLessThan(1_000);
	}
});
