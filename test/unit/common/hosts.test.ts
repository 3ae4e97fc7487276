import { isPrivateHost, isUnreachableHost } from '../../../nodes/Pictory/common/privateHost';
import { webUrl } from '../../../nodes/Pictory/common/webUrl';

test.each([
	'localhost',
	'nas',
	'a.localdomain',
	'fritz.box',
	'nas.fritz.box',
	'a.private',
	'a.home.arpa',
	'minio.media.svc',
	'files.docker',
	'[64:ff9b::c0a8:114]',
	'192.168.1.20',
])('%s is private', (host) => {
	expect(isPrivateHost(host)).toBe(true);
	expect(isUnreachableHost(host)).toBe(true);
});

test.each(
	[
		'203.0.113.9',
		'192.0.2.1',
		'198.18.0.1',
		'239.1.1.1',
		'255.255.255.255',
		'[2001:db8::1]',
		'[ff02::1]',
		'[::ffff:203.0.113.9]',
	].map((host) => new URL(`http://${host}`).hostname),
)("%s is nobody's: no network of one's own, and not to be reached", (host) => {
	expect(isPrivateHost(host)).toBe(false);
	expect(isUnreachableHost(host)).toBe(true);
});

test.each(['api.pictory.ai', 'box.com', 'myfritz.box.com', 'private.example.com', '193.168.1.20'])(
	'%s is public',
	(host) => {
		expect(isPrivateHost(host)).toBe(false);
		expect(isUnreachableHost(host)).toBe(false);
	},
);

test('an address with an umlaut is one, also after thousands of others', () => {
	for (let count = 0; count < 20_000; count += 1) webUrl(`https://example.com/${count}`);
	for (let count = 0; count < 20_000; count += 1)
		expect(webUrl('https://münchen.example/a.mp4')?.host).toContain('xn--');
	expect(webUrl('https://')).toBeUndefined();
});
