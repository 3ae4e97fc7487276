import { address, addressOrData, readAddress } from '../../../../nodes/Pictory/operation/address';
import type { Field } from '../../../../nodes/Pictory/operation/fields';
import type { Entry } from '../../../../nodes/Pictory/operation/reading/entry';
import { Source } from '../../../../nodes/Pictory/operation/source';

function troubleOf(entry: Entry): string | undefined {
	const reading = readAddress(entry);
	return 'trouble' in reading ? reading.trouble : undefined;
}

describe('an expression that gave nothing', () => {
	test.each([
		['=s3://my-company-videos/{{ $json.typo }}.mp4', 's3://my-company-videos/.mp4'],
		['=s3://b/{{ $json.typo }}-{{ $json.n }}.mp4', 's3://b/-.mp4'],
		['=https://x.example.com/videos/{{ $json.typo }}.mp4', 'https://x.example.com/videos/.mp4'],
		[
			'=https://x.example.com/videos/{{ $json.typo }}.mp4?token=secret',
			'https://x.example.com/videos/.mp4?token=secret',
		],
		['=https://b.s3.us-east-2.amazonaws.com/{{ $json.typo }}.mp4', 'https://b.s3.us-east-2.amazonaws.com/.mp4'],
		['={{ "s3://b/" + $json.typo }}', 's3://b/undefined'],
		['={{ "s3://b/" + $json.typo + ".mp4" }}', 's3://b/undefined.mp4'],
		['={{ "s3://b/clip-" + $json.typo + ".mp4" }}', 's3://b/clip-undefined.mp4'],
		['={{ "s3://b/" + $json.typo + "/a.mp4" }}', 's3://b/undefined/a.mp4'],
		['={{ "s3://b/" + $json.gone + ".mp4" }}', 's3://b/null.mp4'],
		['={{ "s3://b/" + $json.gone }}', 's3://b/null'],
		['={{ "s3://b/" + $json.a * 2 + ".mp4" }}', 's3://b/NaN.mp4'],
		['=s3://b/{{ $json.folder }}/a.mp4', 's3://b//a.mp4'],
		['=s3://b/in/{{ $json.folder }}/a.mp4', 's3://b/in//a.mp4'],
		['={{ "https://x.example.com/" + $json.folder + "/a.mp4" }}', 'https://x.example.com//a.mp4'],
		['=s3://{{ $json.typo }}/a.mp4', 's3:///a.mp4'],
		['={{ "s3://" + $json.typo + "/a.mp4" }}', 's3://undefined/a.mp4'],
		['={{ "s3://" + $json.gone + "/a.mp4" }}', 's3://null/a.mp4'],
		['={{ "https://" + $json.typo + ".s3.amazonaws.com/a.mp4" }}', 'https://undefined.s3.amazonaws.com/a.mp4'],
		['={{ "https://" + $json.typo + "/a.mp4" }}', 'https://undefined/a.mp4'],
		['=https://{{ $json.typo }}/a.mp4', 'https:///a.mp4'],
		['=https://{{ $json.typo }}.s3.amazonaws.com/a.mp4', 'https://.s3.amazonaws.com/a.mp4'],
		['=https://x.example.com/videos/{{ $json.typo }}', 'https://x.example.com/videos/'],
		['=https://x.example.com/a?id={{ $json.typo }}', 'https://x.example.com/a?id='],
		['=s3://my-videos/{{ $json.typo }}', 's3://my-videos/'],
		['={{ $json.url }}', 'https://x.example.com/undefined/a.mp4'],
		['=s3://b/clip-{{ $json.typo }}.mp4', 's3://b/clip-.mp4'],
		['=s3://b/clip {{ $json.typo }}.mp4', 's3://b/clip .mp4'],
		['=s3://b/in/{{ $json.typo }}-final.mp4', 's3://b/in/-final.mp4'],
		['=s3://b/in/{{ $json.typo }}{{ $json.other }}final.mp4', 's3://b/in/final.mp4'],
		['=s3://b/a.{{ $json.typo }}', 's3://b/a.'],
		['=https://x.example.com/clip {{ $json.typo }}.mp4', 'https://x.example.com/clip .mp4'],
		['=https://x.example.com/dl?file={{ $json.typo }}&v=1', 'https://x.example.com/dl?file=&v=1'],
		['={{ `${$json.typo}` }}', 'undefined'],
		[undefined, 's3://b/.mp4'],
	])('%s', (raw, value) => {
		const trouble = troubleOf({ value, ...(raw !== undefined && { raw }) });
		expect(trouble).toMatch(/the expression gave nothing there\. Check the names of the fields in it/);
		expect(trouble).not.toContain('secret');
	});

	test.each<[string | undefined, string]>([
		['s3://b/.mp4', 's3://b/.mp4'],
		['s3://b/undefined', 's3://b/undefined'],
		['s3://b//a.mp4', 's3://b//a.mp4'],
		['={{ $json.s3Uri }}', 's3://b//a.mp4'],
		['={{ $json.s3Uri ?? $json.url ?? $json }}', 's3://b/in//a.mp4'],
		['={{ $json.s3Uri }}', 's3://b/.keep'],
		['={{ $json.s3Uri }}', 's3://b/null-island.mp4'],
		['={{ $json.s3Uri }}', 's3://b/undefinedness.mp4'],
		['={{ $json.s3Uri }}', 's3://b/🎬.mp4'],
		['={{ $json.s3Uri }}', 's3://b/_a.mp4'],
		['=s3://b/{{ $json.prefix }}a.mp4', 's3://b/in/a.mp4'],
		['=https://x.example.com/a.mp4{{ $json.query }}', 'https://x.example.com/a.mp4?x=1'],
		['={{ "s3://b/" + ($json.prefix ?? "") + "a.mp4" }}', 's3://b/a.mp4'],
		['=https://x.example.com/a.mp4', 'https://x.example.com/a.mp4'],
		['=https://x.example.com/{{ a', 'https://x.example.com/%7B%7B%20a'],
		['=s3://b/clip-{{ $json.x }}-{{ $json.y }}.mp4', 's3://b/clip-1-.mp4'],
		['=https://web.archive.org/web/{{ $json.url }}', 'https://web.archive.org/web/https://example.com/a.mp4'],
		['=https://x.example.com/{{ $json.slug }}/', 'https://x.example.com/sea/'],
		[undefined, 's3://b//a.mp4'],
	])('not %s, which gave %s', (raw, value) => {
		expect(readAddress({ value, ...(raw !== undefined && { raw }) })).toEqual({ value });
	});
});

describe('what comes as a value', () => {
	test.each<[unknown, string]>([
		[null, ''],
		['  ', ''],
		['\u200b', ''],
		[['https://example.com/a.mp4'], 'https://example.com/a.mp4'],
		[{ __rl: true, mode: 'id', value: 'https://example.com/a b.mp4' }, 'https://example.com/a%20b.mp4'],
		['{{File}}', '{{File}}'],
	])('%j', (value, sent) => expect(readAddress({ value })).toEqual({ value: sent }));

	test.each<[unknown, RegExp]>([
		[
			{ mimeType: 'video/mp4', fileName: 'a.mp4', data: 'filesystem-v2' },
			/Pictory takes files by address.*AWS S3 node/,
		],
		[[{ mimeType: 'video/mp4', fileName: 'a.mp4', data: 'AAAA' }], /Pictory takes files by address/],
		[{ name: 'a' }, /is an object/],
		[['https://example.com/a.mp4', 'https://example.com/b.mp4'], /list of 2/],
	])('%j', (value, message) => expect(troubleOf({ value })).toMatch(message));

	test('typed braces are an expression that was forgotten', () => {
		expect(troubleOf({ value: '{{ $json.url }}', raw: '{{ $json.url }}' })).toMatch(/not evaluated/);
	});
});

describe('the fields', () => {
	const read = <Value>(field: Field<Value>, entry: Entry): [Value, string[]] => {
		const told: string[] = [];
		const source = new Source(
			() => entry,
			(label, message) => told.push(`${label} ${message}`),
		);
		return [field.read(source), told];
	};
	const logo = address('url', 'Image URL', 'image', { missing: 'is empty. Enter the address of the image.' });

	test('an address', () => {
		expect(read(logo, { value: ' <https://example.com/a.png> ' })).toEqual(['https://example.com/a.png', []]);
		expect(read(logo, { value: '' })).toEqual(['', ['Image URL is empty. Enter the address of the image.']]);
		expect(read(logo, { value: 's3://b/.png', raw: '=s3://b/{{ 1 }}.png' })[1]).toEqual([
			expect.stringMatching(/^Image URL has nothing where a name should be/),
		]);
		expect(read(logo.with({ label: 'Logo' }), { value: 'undefined' })[1]).toEqual([
			expect.stringMatching(/^Logo is "undefined"/),
		]);
	});

	const file = addressOrData('visualUrl', 'File', { required: true });

	test.each<[unknown, unknown]>([
		['https://example.com/a b.mp4', 'https://example.com/a%20b.mp4'],
		['[clip](https://example.com/a.mp4)', 'https://example.com/a.mp4'],
		[
			{ bucket: 'b', key: 'a b.mp4' },
			{ bucket: 'b', key: 'a b.mp4' },
		],
		[[{ Records: [] }], [{ Records: [] }]],
		[' {"bucket":"b","key":"a.mp4"}', '{"bucket":"b","key":"a.mp4"}'],
		['["s3://my-videos/a.mp4","s3://my-videos/b.mp4"]', '["s3://my-videos/a.mp4","s3://my-videos/b.mp4"]'],
		['{"bucket":', '{"bucket":'],
	])('an address, or data: %j', (value, meant) => expect(read(file, { value })).toEqual([meant, []]));

	test('data of a file is no data', () => {
		expect(read(file, { value: { mimeType: 'video/mp4', data: 'AAAA' } })[1]).toEqual([
			expect.stringMatching(/^File is a file of this workflow/),
		]);
		expect(read(file, { value: '{{ $json.x }}', raw: '{{ $json.x }}' })[1]).toEqual([
			expect.stringMatching(/^File holds an expression that was not evaluated/),
		]);
		expect(read(file, { value: '' })[1]).toEqual([expect.stringMatching(/^File is empty/)]);
	});
});
