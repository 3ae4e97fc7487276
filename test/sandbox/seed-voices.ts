export interface Voice {
	id: number;
	name: string;
	/** The provider's id. */
	voice: string;
	language: string;
	gender: string;
	accent: string;
	service: 'aws' | 'google' | 'elevenlabs';
	engine: string;
	category: string;
	sample: string;
	ssmlHelp: string;
	ssmlSupportCategory: string;
}

type Row = [
	id: number,
	name: string,
	voice: string,
	language: string,
	gender: string,
	accent: string,
	service: Voice['service'],
	engine: string,
];

/** §9.1: the sample's three, the default voice of each language, and one premium voice. */
const ROWS: Row[] = [
	[1001, 'Joanna', 'Joanna', 'en-US', 'female', 'American accent', 'aws', 'neural'],
	[1034, 'Fiona', 'en-GB-Wavenet-A_FEMALE', 'en-GB', 'female', 'British accent', 'google', 'WaveNet'],
	[1039, 'Shreya', 'en-IN-Wavenet-A_FEMALE', 'en-IN', 'female', 'Indian accent', 'google', 'WaveNet'],
	[1050, 'Martin', 'Martin', 'en-US', 'male', 'American accent', 'google', 'Neural2'],
	[1061, 'Tim', 'nl-NL-Wavenet-B_MALE', 'nl-NL', 'male', 'Dutch accent', 'google', 'WaveNet'],
	[1062, 'Gabriel', 'Gabriel', 'fr-FR', 'male', 'French accent', 'aws', 'neural'],
	[1063, 'Wilbur', 'de-DE-Wavenet-B_MALE', 'de-DE', 'male', 'German accent', 'google', 'WaveNet'],
	[1064, 'Marco', 'it-IT-Wavenet-C_MALE', 'it-IT', 'male', 'Italian accent', 'google', 'WaveNet'],
	[1065, 'Aurelio', 'pt-BR-Wavenet-B_MALE', 'pt-BR', 'male', 'Brazilian accent', 'google', 'WaveNet'],
	[1066, 'Hugo', 'es-ES-Wavenet-B_MALE', 'es-ES', 'male', 'Spanish accent', 'google', 'WaveNet'],
	[3108, 'Jackson', 'Matthew', 'en-US', 'male', 'American accent', 'aws', 'neural'],
	[
		1776425060651,
		'Adam',
		'pNInz6obpgDQGcFmaJgB',
		'en-US',
		'male',
		'American accent',
		'elevenlabs',
		'eleven_multilingual_v2',
	],
];

const SSML = { aws: 'B', google: 'C', elevenlabs: 'D' } as const;

export function voices(): Voice[] {
	return ROWS.map(([id, name, voice, language, gender, accent, service, engine]) => ({
		accent,
		category: service === 'elevenlabs' ? 'premium' : 'standard',
		engine,
		gender,
		id,
		language,
		name,
		sample: `https://pictory-static.pictorycontent.com/samples/${name}_sample.mp3`,
		service,
		ssmlHelp: `https://docs.pictory.ai/docs/supported-ssml-tags#category-${SSML[service].toLowerCase()}`,
		ssmlSupportCategory: SSML[service],
		voice,
	}));
}
