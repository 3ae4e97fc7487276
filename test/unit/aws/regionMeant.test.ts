import fc from 'fast-check';

import { regionMeant } from '../../../nodes/Pictory/aws/regionMeant';
import { AWS_REGIONS, isElsewhere } from '../../../nodes/Pictory/aws/regions';

test.each<[string, string]>([
	['us-east-2', 'us-east-2'],
	['US-EAST-2', 'us-east-2'],
	['us east 2', 'us-east-2'],
	['US_EAST_2', 'us-east-2'],
	['useast2', 'us-east-2'],
	['us-east2', 'us-east-2'],
	['us‑east‑2', 'us-east-2'],
	['us-east-2a', 'us-east-2'],
	['US East (Ohio)', 'us-east-2'],
	['US East (Ohio) us-east-2', 'us-east-2'],
	['us-east-2, US East (Ohio)', 'us-east-2'],
	['us-east-2 (Ohio)', 'us-east-2'],
	['us-east-2 | Ohio', 'us-east-2'],
	['Ohio', 'us-east-2'],
	['ohio, us east', 'us-east-2'],
	['EU (Frankfurt)', 'eu-central-1'],
	['Europe (Frankfurt)', 'eu-central-1'],
	['Europe (Frankfurt) eu-central-1', 'eu-central-1'],
	['Frankfurt', 'eu-central-1'],
	['FRANKFURT EU', 'eu-central-1'],
	['EU (Ireland)', 'eu-west-1'],
	['US Standard', 'us-east-1'],
	['US East (Northern Virginia)', 'us-east-1'],
	['N. Virginia', 'us-east-1'],
	['Virginia', 'us-east-1'],
	['N. California', 'us-west-1'],
	['Sao Paulo', 'sa-east-1'],
	['South America (São Paulo)', 'sa-east-1'],
	['são paulo', 'sa-east-1'],
	['Asia Pacific (Osaka-Local)', 'ap-northeast-3'],
	['Canada Central', 'ca-central-1'],
	['Canada (Central)', 'ca-central-1'],
	['Mexico (Central)', 'mx-central-1'],
	['Calgary', 'ca-west-1'],
	['https://us-east-2.console.aws.amazon.com/s3/buckets', 'us-east-2'],
	// Not on our list: AWS opens new ones.
	['ap-southeast-9', 'ap-southeast-9'],
	['EU-NORTH-2', 'eu-north-2'],
])('%s is %s', (text, value) => expect(regionMeant(text)).toEqual({ value }));

test.each<[string, RegExp]>([
	['us-esat-2', /does not know "us-esat-2"\. Did you mean us-east-2 \(US East \(Ohio\)\)/],
	['us-eas-2', /Did you mean us-east-2/],
	['Frankfrut', /Did you mean eu-central-1 \(Europe \(Frankfurt\)\)\?/],
	['Francfort', /does not know "Francfort"/],
	['Central', /Did you mean ca-central-1 \(Canada \(Central\)\) or mx-central-1/],
	['us-east', /Did you mean us-east-1 .* or us-east-2/],
	['us', /does not know "us"\. Choose a region/],
	['EU', /does not know "EU"/],
	['global', /does not know "global"\. Choose a region from the list or enter a code such as us-east-2\./],
	['us-middle-9000', /does not know "us-middle-9000"/],
	['us-east-1, us-east-2', /names 2 regions \(us-east-1, us-east-2\)\. Enter one/],
	['us-east-1 (Ohio)', /names two regions: us-east-1 and US East \(Ohio\), which is us-east-2/],
	['cn-north-1', /cannot be "cn-north-1": Pictory's AWS account is outside China/],
	['US-GOV-WEST-1', /cannot be "us-gov-west-1"/],
	['us-gov-west-1', /can't be let in from there/],
	['us-isob-east-1', /can't be let in from there/],
	['eu-isoe-west-1', /can't be let in from there/],
	['eusc-de-east-1', /can't be let in from there/],
	['my-company-videos', /does not know/],
	['🎬', /does not know/],
	['a'.repeat(100_000), /does not know/],
	['us-'.repeat(30_000), /does not know/],
])('%j is refused', (text, trouble) => {
	expect(regionMeant(text)).toEqual({ trouble: expect.stringMatching(trouble) });
	expect(JSON.stringify(regionMeant(text)).length).toBeLessThan(500);
});

test('every region of the list is understood in every one of its spellings', () => {
	const around = fc.constantFrom('', ' ', '  ', '\t');
	const change = fc.constantFrom<(text: string) => string>(
		(text) => text,
		(text) => text.toUpperCase(),
		(text) => text.toLowerCase(),
		(text) => text.replace(/-/g, ' '),
		(text) => text.replace(/-/g, '_'),
		(text) => text.replace(/[()]/g, ''),
	);
	const spelling = fc
		.constantFrom(...AWS_REGIONS)
		.chain(({ code, name }) =>
			fc
				.constantFrom(code, name, `${name} ${code}`, `${code}, ${name}`, `${name}, ${code}`)
				.map((text) => ({ code, text })),
		);
	fc.assert(
		fc.property(spelling, change, around, around, ({ code, text }, changed, before, after) => {
			expect(regionMeant(before + changed(text) + after)).toEqual({ value: code });
		}),
	);
});

test('whatever is written, what is taken is a code inside of the part of AWS that Pictory is in', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z]{2}-[a-z]{4,9}-\d$/)), (text) => {
			const reading = regionMeant(text);
			if ('trouble' in reading) expect(reading.trouble).toMatch(/\.$/);
			else {
				expect(reading.value).toMatch(/^[a-z]{2,4}(-[a-z]+)+-\d$/);
				expect(isElsewhere(reading.value)).toBe(false);
			}
		}),
	);
});
