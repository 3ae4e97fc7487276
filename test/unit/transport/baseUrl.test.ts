import { readBaseUrl } from '../../../nodes/Pictory/transport/baseUrl';

test.each<[string, string]>([
	['https://api.pictory.ai/pictoryapis', 'https://api.pictory.ai/pictoryapis'],
	['  https://api.pictory.ai/pictoryapis// \n', 'https://api.pictory.ai/pictoryapis'],
	['HTTPS://API.PICTORY.AI', 'HTTPS://API.PICTORY.AI'],
	['https://example.com:8443/x', 'https://example.com:8443/x'],
	...[
		'localhost',
		'localhost:3000',
		'LOCALHOST',
		'localhost.',
		'pictory',
		'127.0.0.1:8080',
		'127.1',
		'0x7f.1',
		'2130706433',
		'10.0.0.7',
		'172.16.0.1',
		'192.168.1.1',
		'[::1]:8080',
		'[::ffff:127.0.0.1]',
		'[fd00::1]',
		'169.254.0.1',
		'pictory.local',
		'host.docker.internal',
		'100.64.0.1',
	].map((host): [string, string] => [`http://${host}/pictoryapis`, `http://${host}/pictoryapis`]),
])('%s is fine', (value, url) => {
	expect(readBaseUrl(value)).toEqual({ url });
});

test.each([
	'api.pictory.ai',
	'example.com/pictoryapis',
	'127.0.0.1.evil.com',
	'localhost.evil.com',
	'evil-localhost.com',
	'localhost.com',
	'[::ffff:8.8.8.8]',
	'[2001:db8::1]',
	'8.8.8.8',
	'134744072',
	'0x08.8.8.8',
	'evil.com.',
	'ai.',
	'xn--80ak6aa92e.com',
	'11.0.0.1',
	'172.32.0.1',
	'100.128.0.1',
	'192.169.0.1',
	'127.0.0.1。evil.com',
	'１２７.0.0.1.nip.io',
])('http://%s is refused: the key would cross the internet in the clear', (host) => {
	expect(readBaseUrl(`http://${host}/pictoryapis`)).toEqual({
		trouble: expect.stringContaining('in the clear'),
		remedy: expect.stringMatching(/^Use https:/),
	});
	expect(readBaseUrl(`HTTP://${host}`)).toHaveProperty('trouble');
});

test.each([
	'http://127.0.0.1@evil.com',
	'https://api.pictory.ai@evil.com',
	'https://user:word@api.pictory.ai',
	'https://api.pictory.ai\\@evil.com',
	'https://api.pictory.ai/pictoryapis?x=',
	'https://api.pictory.ai/#',
	'https://api.pic\ttory.ai',
])('%j holds more than an address', (value) =>
	expect(readBaseUrl(value)).toEqual({
		trouble: expect.stringContaining('more than an address'),
		remedy: expect.stringContaining('without user name'),
	}),
);

test.each([
	'',
	'api.pictory.ai',
	'ftp://api.pictory.ai',
	'javascript:alert(1)',
	'https://',
	'https:/api.pictory.ai',
	'//api.pictory.ai',
	7,
	null,
	undefined,
	{},
])('%j is no web address', (value) => {
	expect(readBaseUrl(value)).toEqual({
		trouble: expect.stringContaining('is not a web address'),
		remedy: expect.stringContaining('https://api.pictory.ai/pictoryapis'),
	});
});

test('a megabyte of anything is judged in no time', () => {
	for (const unit of ['/', 'https://', '.', 'a.', '@', ' ']) {
		const begun = performance.now();
		readBaseUrl(`http://${unit.repeat(1_000_000 / unit.length)}x`);
		readBaseUrl(`https://api.pictory.ai${unit.repeat(1_000_000 / unit.length)}`);
		expect(performance.now() - begun).toBeLessThan(500);
	}
});
