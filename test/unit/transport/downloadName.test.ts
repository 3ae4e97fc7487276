import { fileNameOf, plainName } from '../../../nodes/Pictory/transport/fileName';

const JOB = '1b4e28ba-2fa1-11d2-883f-0016d3cca427';
const HOST = 'https://cdn.example.com/files';

/** Ends of addresses, as their host wrote them, and the name they must give. */
const ADDRESSES: Array<[path: string, name: string]> = [
	['/video.mp4', 'video.mp4'],
	['/video.mp4?X-Amz-Signature=abc#t=1', 'video.mp4'],
	['/AI%20Video%20Creation.mp4', 'AI Video Creation.mp4'],
	['/%E6%98%A5%E3%81%AE%E5%A3%B2%E5%87%BA.mp4', '春の売出.mp4'],
	['/100%25%20done.mp4', '100% done.mp4'],
	['/%FF%FE.mp4', '%FF%FE.mp4'],
	['/a%20b%FF.mp4', 'a b%FF.mp4'],
	['/..%2F..%2Fetc%2Fpasswd', 'passwd'],
	['/..%5C..%5Cboot.ini', 'boot.ini'],
	['/..%252F..%252Fetc%252Fpasswd', 'passwd'],
	['/..%25252F..%25255Cpasswd', 'passwd'],
	['/%2Fetc%2Fpasswd%2F', `${JOB}.mp4`],
	['/C%3A%5CWindows%5Cvideo.mp4', 'video.mp4'],
	['/C%3Avideo.mp4', 'C_video.mp4'],
	['/video.mp4%3Ahidden.exe', 'video.mp4_hidden.exe'],
	['/video.mp4%00.exe', 'video.mp4.exe'],
	['/video.mp4%2500.exe', 'video.mp4_.exe'],
	['/one%0Atwo%0D%0Athree.mp4', 'one two three.mp4'],
	['/tab%09.mp4', 'tab .mp4'],
	['/%1B%5B31mred.mp4', '[31mred.mp4'],
	['/%7F%C2%85%C2%9Fx.mp4', 'x.mp4'],
	['/invoice%E2%80%AEgpj.exe', 'invoicegpj.exe'],
	['/a%E2%81%A6b%E2%81%A9%E2%80%8B%EF%BB%BFc%C2%AD.mp4', 'abc.mp4'],
	['/%25%E2%80%8B2Fetc.mp4', 'etc.mp4'],
	['/%25%250A2Fetc.mp4', '%_2Fetc.mp4'],
	['/a%E3%85%A4b%E2%A0%80c%EF%B8%8F.mp4', 'abc.mp4'],
	['/..%EF%BC%8F..%E2%88%95etc%EF%BC%BCx.mp4', '_.._etc_x.mp4'],
	['/what%3F%20%22a%22%20%3Cb%3E%20%7C%20*.mp4', 'what_ _a_ _b_ _ _.mp4'],
	['/..', `${JOB}.mp4`],
	['/%2E%2E', `${JOB}.mp4`],
	['/...', `${JOB}.mp4`],
	['/%20.%20.%20', `${JOB}.mp4`],
	['/', `${JOB}.mp4`],
	['', 'files'],
	['/.htaccess', 'htaccess'],
	['/video.mp4.%20.', 'video.mp4'],
	['/%00%0A', `${JOB}.mp4`],
	['/CON', '_CON'],
	['/con.mp4', '_con.mp4'],
	['/Aux%20.tar.gz', '_Aux .tar.gz'],
	['/NUL.', '_NUL'],
	['/com1.mp4', '_com1.mp4'],
	['/LPT%C2%B9.txt', '_LPT¹.txt'],
	['/conout$', '_conout$'],
	['/console.mp4', 'console.mp4'],
	['/com10.mp4', 'com10.mp4'],
];

test.each(ADDRESSES)('the address %s gives the name %s', (path, name) => {
	expect(fileNameOf({ url: `${HOST}${path}`, jobId: JOB })).toBe(name);
});

const DISPOSITIONS: Array<[header: string, name: string]> = [
	['attachment; filename="My video.mp4"', 'My video.mp4'],
	['inline; filename=clip.mp4', 'clip.mp4'],
	['attachment; filename=clip.mp4; size=3', 'clip.mp4'],
	['filename="clip.mp4"', 'clip.mp4'],
	[`attachment; filename="plain.mp4"; filename*=UTF-8''%E6%98%A5.mp4`, '春.mp4'],
	[`attachment; filename*=UTF-8'en'..%2F..%2Fx%0A.mp4`, 'x .mp4'],
	['attachment; filename="../../etc/cron.d/x"', 'x'],
	['attachment; filename="..\\\\..\\\\x.mp4"', 'x.mp4'],
	['attachment; filename="a\\"b;c.mp4"', 'a_b;c.mp4'],
	['attachment; filename="%2e%2e%2fx.mp4"', 'x.mp4'],
	['attachment; filename=".."', 'video.mp4'],
	['attachment; filename=""', 'video.mp4'],
	[`attachment; filename*=UTF-8''`, 'video.mp4'],
	['attachment', 'video.mp4'],
	['attachment; filename="never ends', 'video.mp4'],
	['attachment; xfilename="other.mp4"', 'video.mp4'],
];

test.each(DISPOSITIONS)('Content-Disposition %s gives the name %s', (disposition, name) => {
	expect(fileNameOf({ url: `${HOST}/video.mp4`, disposition, jobId: JOB })).toBe(name);
});

test.each([
	[undefined, JOB, `${JOB}.mp4`],
	['video/mp4', JOB, `${JOB}.mp4`],
	['video/webm', JOB, `${JOB}.webm`],
	['image/png', JOB, `${JOB}.png`],
	['audio/mpeg', JOB, `${JOB}.mp3`],
	['constructor', JOB, `${JOB}.mp4`],
	['video/mp4', '../../x', 'x.mp4'],
	['video/mp4', 'a\u202e/..', 'video.mp4'],
	['video/mp4', 'nul', '_nul.mp4'],
	['video/mp4', '', 'video.mp4'],
])('without a name, type %s and job %j give %s', (mimeType, jobId, name) => {
	expect(fileNameOf({ url: `${HOST}/`, jobId, mimeType })).toBe(name);
});

test.each([
	['a'.repeat(500), 200],
	[`${'a'.repeat(500)}.mp4`, 200],
	[`${'語'.repeat(300)}.mp4`, 199],
	[`${'😀'.repeat(300)}.jpeg`, 197],
	[`a.${'b'.repeat(500)}`, 200],
])('a long name (%#) is cut between characters and keeps its extension', (name, bytes) => {
	const plain = plainName(name);
	expect(Buffer.byteLength(plain)).toBe(bytes);
	expect(plain).not.toContain('\ufffd');
	expect(Buffer.from(plain).toString()).toBe(plain);
	const extension = /\.(mp4|jpeg)$/.exec(name)?.[0] ?? '';
	expect(plain.endsWith(extension)).toBe(true);
});

test('names of megabytes cost no time', () => {
	const begun = Date.now();
	for (const part of ['.', ' ', '%25', '%', '\u202e', '\\', 'e\u0301']) plainName(`x${part.repeat(1_000_000)}x`);
	expect(Date.now() - begun).toBeLessThan(2_000);
});

test('whatever comes, the name is plain', () => {
	for (let code = 0; code <= 0x3ffff; code += code < 0x3000 ? 1 : 37) {
		const name = plainName(`a${String.fromCodePoint(code)}b.mp4`);
		expect(name).toMatch(/^[^/\\<>:"|?*\p{Cc}\p{Cf}\p{Cs}]{1,200}$/u);
	}
});
