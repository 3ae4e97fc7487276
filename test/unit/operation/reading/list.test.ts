import { texts } from '../../../../nodes/Pictory/operation/fields';
import { listInText, unwrapped } from '../../../../nodes/Pictory/operation/reading/list';
import { readJsonObject, readList } from '../../../../nodes/Pictory/operation/reading/json';
import { came, field } from '../support';

/** JSON of JSON, this many times. */
function wrapped(value: unknown, times: number): string {
	let text = JSON.stringify(value);
	for (let count = 0; count < times; count += 1) text = JSON.stringify(text);
	return text;
}

const LIST = ['a', 'b'];

test.each([0, 1, 2, 3])('a list that was made JSON %i times more is the list', (times) => {
	expect(listInText(wrapped(LIST, times))).toEqual(LIST);
	expect(listInText(` ${wrapped(LIST, times)}\n`)).toEqual(LIST);
	expect(readList({ value: wrapped(LIST, times) })).toEqual({ value: LIST });
	expect(readJsonObject({ value: wrapped({ a: 1 }, times) })).toEqual({ value: { a: 1 } });
	expect(field(texts('v', 'V'), { value: wrapped(LIST, times), raw: '={{ 1 }}' })).toMatchOutcome(came(LIST));
});

test.each([
	'"Hello," she said.',
	'"Hello."',
	'""',
	'"',
	'"[unclosed"',
	'"12"',
	'"\\"Hello.\\""',
	'Say "[a]" twice',
	'" and "',
	'',
	'"\\ud800',
])('%s is no list, and stays as it is', (text) => {
	const inside = unwrapped(text);
	expect([text, '[unclosed']).toContain(inside);
	expect(listInText(text)).toBe(text);
});

test('a body in a fence that is JSON of JSON is the body', () => {
	const fence = '`'.repeat(3);
	expect(readJsonObject({ value: `${fence}json\n${wrapped({ a: 1 }, 1)}\n${fence}` })).toEqual({ value: { a: 1 } });
});

test('a megabyte of quotes and backslashes is looked through at once', () => {
	for (const unit of ['"', '\\', '"\\"', '\\"', '"[']) {
		const text = `"${unit.repeat(1_000_000 / unit.length)}"`;
		const start = performance.now();
		unwrapped(text);
		expect(performance.now() - start).toBeLessThan(1_000);
	}
});
