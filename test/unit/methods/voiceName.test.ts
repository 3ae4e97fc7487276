import { languageName, voiceName } from '../../../nodes/Pictory/methods/voiceName';

test.each([
	['de-DE', 'German'],
	['de', 'German'],
	['en-US', 'American English'],
	['en-GB', 'British English'],
	['en-AU', 'Australian English'],
	['en-IN', 'English'],
	['en-AB', 'Scottish English'],
	['fr-FR', 'French'],
	['fr-CA', 'Canadian French'],
	['es-MX', 'Mexican Spanish'],
	['pt-BR', 'Brazilian Portuguese'],
	['hi_IN', 'Hindi'],
	['ja-JP', 'Japanese'],
	['zh-CN', 'Chinese'],
	['', ''],
	['Multilingual voices', 'Multilingual voices'],
	['xx-1', 'xx-1'],
])('%s is %s', (code, name) => {
	expect(languageName(code)).toBe(name);
});

test.each([
	[{ name: 'Wilbur', language: 'de-DE', gender: 'male', category: 'standard' }, 'Wilbur, German, male'],
	[{ name: ' Joanna ', language: 'en-US', gender: 'Female' }, 'Joanna, American English, female'],
	[
		{ name: 'Rachel', language: 'en-US', gender: 'female', category: 'premium' },
		'Rachel, American English, female, premium',
	],
	[{ name: 'Arnold' }, 'Arnold'],
	[{ name: 7, language: null, gender: ['x'] }, '7'],
	[{}, ''],
])('%j is told as %s', (voice, name) => {
	expect(voiceName(voice as never)).toBe(name);
});
