import fc from 'fast-check';

import { addressRule, meantAddress, type Wanted, withAddresses } from '../../../../nodes/Pictory/operation/address';
import { judgeAddress } from '../../../../nodes/Pictory/operation/address/judge';
import type { FileAddress } from '../../../../nodes/Pictory/operation/rules';
import { shownAddress } from '../../../../nodes/Pictory/common/shownAddress';
import { A_SENTENCE, NOW, troubleWith } from './judged';

const A = 'https://example.com/a.mp4';

test.each([
	// White space and what cannot be seen.
	[` ${A}\n`, A],
	[`${A}\u200b`, A],
	[`\ufeff${A}`, A],
	['https://exam\u200bple.com/a\u2060.mp4', A],
	['s3://my-vid\u00adeos/a\u200b.mp4', 's3://my-videos/a.mp4'],
	['https://example.com/a\u200d.mp4', A],
	['s3://my-videos/👨‍👩‍👧.mp4', 's3://my-videos/👨‍👩‍👧.mp4'],
	['s3://my-videos/می‌خواهم.mp4', 's3://my-videos/می‌خواهم.mp4'],
	...['\ufe0f', '\u3164', '\u2800', '\u180e', '\ufffc', '\u{e0001}', '\u{e007f}', '\ufe0f\u3164'].flatMap((unseen) => [
		[`${A}${unseen}`, A],
		[`${unseen}${A}`, A],
		[`"${A}${unseen}"`, A],
		[`${A}${unseen}?a=1`, `${A}?a=1`],
		[`s3://my-videos/a.mp4${unseen}`, 's3://my-videos/a.mp4'],
		[`s3://my-videos/a${unseen}`, 's3://my-videos/a'],
	]),
	['s3://my-videos/❤️.mp4', 's3://my-videos/❤️.mp4'],
	['s3://my-videos/a.12️⃣', 's3://my-videos/a.12️⃣'],
	['s3://my-videos/🏴󠁧󠁢󠁥󠁮󠁧󠁿', 's3://my-videos/🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
	// Blanks and letters inside.
	['https://example.com/Mein Video.mp4', 'https://example.com/Mein%20Video.mp4'],
	['https://example.com/Mein%20Video 2.mp4', 'https://example.com/Mein%20Video%202.mp4'],
	['https://example.com/a.mp4?name=a b', 'https://example.com/a.mp4?name=a%20b'],
	['https://example.com/ü/日本.mp4', 'https://example.com/%C3%BC/%E6%97%A5%E6%9C%AC.mp4'],
	['https://example.com/🎬.mp4', 'https://example.com/%F0%9F%8E%AC.mp4'],
	['https://müller.example/a.mp4', 'https://xn--mller-kva.example/a.mp4'],
	['https://me@müller.example:8443/a.mp4', 'https://me@xn--mller-kva.example:8443/a.mp4'],
	['https://example.com/100%.mp4', 'https://example.com/100%25.mp4'],
	['https://example.com\\videos\\a.mp4', 'https://example.com/videos/a.mp4'],
	['https://example.com/a"b<c>d.mp4', 'https://example.com/a%22b%3Cc%3Ed.mp4'],
	['https://my-videos.s3.us-east-2.amazonaws.com/a b.mp4', 'https://my-videos.s3.us-east-2.amazonaws.com/a%20b.mp4'],
	['s3://my-videos/a b%20c+ü.mp4', 's3://my-videos/a b%20c+ü.mp4'],
	['S3://my-videos/a.mp4', 's3://my-videos/a.mp4'],
	['HTTPS://example.com/a.mp4', A],
	['https://example.com/a.mp4?a=1&amp;b=2&amp;amp;c=3', 'https://example.com/a.mp4?a=1&b=2&c=3'],
	// Around it.
	[`"${A}"`, A],
	[`'${A}'`, A],
	[`“${A}”`, A],
	[`«${A}»`, A],
	[`\`${A}\``, A],
	[`<${A}>`, A],
	[`(${A})`, A],
	[`[${A}]`, A],
	[`[[${A}]]`, A],
	[`["${A}"]`, A],
	[`" ${A} "`, A],
	[`"${A}`, A],
	[`${A}"`, A],
	[`${A}.`, A],
	[`${A},`, A],
	[`${A};`, A],
	[`${A}).`, A],
	[`${A} .`, A],
	['"s3://my-videos/a.mp4"', 's3://my-videos/a.mp4'],
	['s3://my-videos/a.mp4,', 's3://my-videos/a.mp4'],
	['<s3://my-videos/a b.mp4>', 's3://my-videos/a b.mp4'],
	['s3://my-videos/clip (1)', 's3://my-videos/clip (1)'],
	['s3://my-videos/clip (1).mp4', 's3://my-videos/clip (1).mp4'],
	['(s3://my-videos/clip (1))', 's3://my-videos/clip (1)'],
	['s3://my-videos/notes.', 's3://my-videos/notes.'],
	['https://example.com/a_(1)', 'https://example.com/a_(1)'],
	['https://example.com/a_(1))', 'https://example.com/a_(1)'],
	// Links.
	[`[clip](${A})`, A],
	[`![clip](${A})`, A],
	[`[clip](${A} "The clip")`, A],
	[`[clip](<${A}>)`, A],
	[`[${A}](${A})`, A],
	['[clip](https://example.com/a_(1).mp4)', 'https://example.com/a_(1).mp4'],
	['[clip](s3://my-videos/a.mp4)', 's3://my-videos/a.mp4'],
	[`<a href="${A}">clip</a>`, A],
	[`<a class='x' href='${A}'>${A}</a>`, A],
	[`<video controls><source src="${A}" type="video/mp4"></video>`, A],
	[`<iframe width="1" src="${A}?a=1&amp;b=2" allowfullscreen></iframe>`, `${A}?a=1&b=2`],
	[`<${A}|clip>`, A],
	[`<a href = "${A}">clip</a>`, A],
	[`<a href=${A}>clip</a>`, A],
	[`<img alt=x src = '${A}'>`, A],
	// Set off.
	[`**${A}**`, A],
	[`_${A}_`, A],
	[`*${A}*`, A],
	[`***${A}***`, A],
	[`~~${A}~~`, A],
	[`**[clip](${A})**`, A],
	['**s3://my-videos/a.mp4**', 's3://my-videos/a.mp4'],
	['https://example.com/a_b_', 'https://example.com/a_b_'],
	['**clip**', '**clip**'],
	// Left for the judge, or for Pictory.
	['{{File}}', '{{File}}'],
	['https://{{Host}}/a b.mp4', 'https://{{Host}}/a b.mp4'],
	['https://example.com/{{a b.mp4', 'https://example.com/%7B%7Ba%20b.mp4'],
	[`${A}, ${A}`, `${A}, ${A}`],
	['hello world', 'hello world'],
	['[clip](example.com)', '[clip](example.com)'],
	['', ''],
])('%j', (pasted, meant) => expect(meantAddress(pasted)).toBe(meant));

describe('whatever is pasted', () => {
	const part = fc.oneof(
		{ weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
		{ weight: 3, arbitrary: fc.string({ maxLength: 20 }) },
		fc.constantFrom(
			...[
				'https://',
				'http://',
				's3://',
				'example.com',
				'my-videos',
				'/',
				'a.mp4',
				'.',
				' ',
				'\u200b',
				'\u200d',
				'ü',
				'\ud800',
			],
			...[
				'"',
				'<',
				'>',
				'(',
				')',
				'[',
				']',
				'](',
				'{',
				'}',
				'{{',
				'|',
				'%',
				'%20',
				'&amp;',
				'?',
				'#',
				'@',
				':',
				'\\',
				'\n',
			],
			...[
				'href="',
				'.s3.us-east-2.amazonaws.com',
				'www.',
				'arn:aws:s3:',
				'127.0.0.1',
				'X-Amz-Date=',
				'undefined',
				'日本',
			],
		),
	);
	const pasted = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
	const anyText = fc.oneof(
		pasted,
		pasted.map((text) => `https://example.com/${text}`),
		pasted.map((text) => `s3://my-videos/${text}`),
		pasted.map((text) => `https://my-videos.s3.us-east-2.amazonaws.com/${text}`),
		fc.webUrl({ withQueryParameters: true, withFragments: true }),
	);
	const wanted = fc.constantFrom<Wanted>('visual', 'image', 'video', 'audio', 'presentation', 'page', 'file');

	test('what is sent is a web address or a file in S3, else it is said what to do', () => {
		fc.assert(
			fc.property(anyText, wanted, fc.boolean(), (text, what, hasConnection) => {
				const address = meantAddress(text);
				const judgement = judgeAddress(address, { wanted: what, hasConnection, now: NOW });
				if (address.includes('{{')) return;
				if ('trouble' in judgement) {
					expect(judgement.trouble).toMatch(A_SENTENCE);
					return;
				}
				expect(address).toMatch(/^(?:https?:\/\/[^\s"<>\\^`{|}\u0080-\uffff]+|s3:\/\/[a-z0-9.-]{3,63}\/[^\r\n]+)$/);
				expect(address).not.toMatch(/[\u200b\u2060\ufeff]/);
				if (address.startsWith('http')) expect(() => new URL(address)).not.toThrow();
			}),
			{ numRuns: 5_000 },
		);
	});

	test('what has been cleaned stays as it is', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const once = meantAddress(text);
				expect(meantAddress(once)).toBe(once);
			}),
			{ numRuns: 5_000 },
		);
	});

	test('keys of S3 keep every character that can be seen', () => {
		const key = fc
			.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
			.map((name) => `s3://my-videos/x/${name}.mp4`);
		fc.assert(
			fc.property(key, (address) =>
				expect(meantAddress(address)).toBe(address.replace(/\u00ad|[\u200b\u200e\u200f]/g, '')),
			),
		);
	});

	test('no secret is shown', () => {
		const around = fc.tuple(pasted, fc.constantFrom('token', 'X-Amz-Signature', 'sig', 'Signature'), pasted);
		fc.assert(
			fc.property(around, wanted, ([path, name, more], what) => {
				const address = `https://me:S3CR3T@example.com/${path.replace(/[?#]/g, '')}?${name}=S3CR3T&Expires=1000000000${more}`;
				for (const text of [address, `see ${address}`, `${address}, ${address}`, address.replace('https', 'https/')]) {
					expect(troubleWith(text, { wanted: what }) ?? '').not.toContain('S3CR3T');
				}
				expect(shownAddress(address)).not.toContain('S3CR3T');
			}),
			{ numRuns: 2_000 },
		);
	});
});

test('a megabyte is answered at once', () => {
	const size = 1_000_000;
	const units = [
		' ',
		'(',
		'"',
		'[',
		'](',
		'<',
		'>',
		'%',
		'/',
		'.',
		'a',
		'https://',
		's3://',
		'www.',
		'&amp;',
		'{',
		'{{',
		'\\',
		'\n',
		'\ud800',
		'ü',
		'\u200b',
		'\u200d',
		'src="',
		' href=',
		'0',
		'-',
		':',
		'@',
		'?',
		'=',
		'https',
		'undefined',
		'a.',
		'.mp4',
		'*',
		'}}',
		'{{a}}',
		'\ufe0f',
		'a.mp4\u3164',
		'a.mp4, ',
		' href = ',
		' src=a',
		'undefined/',
	];
	for (const unit of units) {
		const text = unit.repeat(Math.floor(size / unit.length));
		for (const whole of [
			text,
			`https://${text}`,
			`https://example.com/${text}`,
			`s3://my-videos/${text}`,
			`<a ${text}`,
			`[${text}`,
			`https://my-videos.s3.us-east-2.amazonaws.com/a?X-Amz-Date=${text}`,
			`https://example.com/a?token=ey.${text}`,
		]) {
			const begun = performance.now();
			troubleWith(whole);
			const took = performance.now() - begun;
			// Some milliseconds; a machine that does other things may take longer, the square of a million far longer.
			expect([JSON.stringify(unit), whole.slice(0, 20), took < 1_000 || took]).toEqual([
				expect.anything(),
				expect.anything(),
				true,
			]);
		}
	}
});

describe('in a body', () => {
	const body = {
		videoName: 'a',
		logo: { url: ` ${A.replace('mp4', 'png')}\u200b` },
		scenes: [{ background: { visualUrl: 'https://example.com/a b.mp4' } }, { story: 'https://example.com/a b.mp4' }],
	};
	const judged = (): { files: FileAddress[]; notes: string[] } => {
		const files: FileAddress[] = [];
		const notes: string[] = [];
		const check = { body, files, note: (path: string, message: string) => notes.push(`${path} ${message}`) };
		addressRule('image')(body.logo.url, 'logo.url', check);
		addressRule('visual')(body.scenes[0]?.background?.visualUrl, 'scenes[0].background.visualUrl', check);
		addressRule('page')('ftp://x', 'scenes[1].blogUrl', check);
		addressRule('visual')(7, 'scenes[1].visualUrl', check);
		addressRule('visual')('{{Clip}}', 'scenes[2].visualUrl', check);
		return { files, notes };
	};

	test('addresses are put as they were judged, and nothing else is changed', () => {
		const before = JSON.stringify(body);
		expect(withAddresses(body, judged().files)).toEqual({
			videoName: 'a',
			logo: { url: 'https://example.com/a.png' },
			scenes: [{ background: { visualUrl: 'https://example.com/a%20b.mp4' } }, body.scenes[1]],
		});
		expect(JSON.stringify(body)).toBe(before);
		expect(withAddresses(body, [])).toBe(body);
	});

	test('what is none is told at its place', () => {
		expect(judged().notes).toEqual([
			'scenes[1].blogUrl is not a web address. Enter one that begins with https://.',
			'scenes[1].visualUrl is not a web address. Enter one that begins with https://, or a file in S3 as s3://bucket/key.',
			'scenes[2].visualUrl holds {{ … }}, which only a template fills in. Enter the address itself, or switch the field from Fixed to Expression.',
		]);
	});
});
