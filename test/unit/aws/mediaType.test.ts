import { extensionOf, fileKindOf, mediaTypeOf } from '../../../nodes/Pictory/aws/mediaType';
import { regionMeant } from '../../../nodes/Pictory/aws/regionMeant';
import { isElsewhere } from '../../../nodes/Pictory/aws/regions';

test.each([
	['s3://b/a.MP4', 'video', 'video'],
	['https://example.com/a.jpg?x=b.pdf#c.zip', 'image', 'image'],
	['a.mp3', 'audio', 'audio'],
	['https://example.com/a.pdf', undefined, 'document'],
	['https://example.com/a.pptx', undefined, 'presentation'],
	['s3://b/what?is.zip', undefined, 'archive'],
	['https://example.zip', undefined, undefined],
	['https://example.com/a', undefined, undefined],
	['https://example.com/a.constructor', undefined, undefined],
	['', undefined, undefined],
])('%s', (address, mediaType, kind) => {
	expect(mediaTypeOf(address)).toBe(mediaType);
	expect(fileKindOf(address)).toBe(kind);
});

test('the ending of a name', () => expect(extensionOf('https://example.com/a.b/c.pdf?x=.y')).toBe('PDF'));

test.each(['cn-north-1', 'us-gov-west-1', 'us-iso-east-1', 'us-isob-east-1', 'eu-isoe-west-1', 'eusc-de-east-1'])(
	'%s is outside of the part of AWS that Pictory is in',
	(region) => {
		expect(isElsewhere(region)).toBe(true);
		expect(regionMeant(region)).toEqual({ trouble: expect.stringMatching(/can't be let in from there/) });
	},
);

test.each(['us-east-2', 'eu-central-1', 'ca-west-1', 'me-central-1'])('%s is inside', (region) => {
	expect(isElsewhere(region)).toBe(false);
	expect(regionMeant(region)).toEqual({ value: region });
});
