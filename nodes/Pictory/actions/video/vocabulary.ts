import type { Choices } from '../../operation/reading/choice';

/*
 * The values Pictory documents for the storyboard body: the API's value with the name shown in the panel, in the order
 * of
 * the menu.
 */

/** Words that are their own names, apart from the capital. */
function words(list: string): Choices {
	return Object.fromEntries(list.split(' ').map((word) => [word, word.charAt(0).toUpperCase() + word.slice(1)]));
}

/** Values that are shown as they are. */
function verbatim(list: string): Choices {
	return Object.fromEntries(list.split(/,\s*/).map((value) => [value, value]));
}

/** Pictory's pages give 14 or 20 of them (docs/pictory-api.md §4.8), so other values are let through. */
export const LANGUAGES: Choices = {
	ar: 'Arabic',
	zh: 'Chinese',
	nl: 'Dutch',
	en: 'English',
	fr: 'French',
	de: 'German',
	hi: 'Hindi',
	id: 'Indonesian',
	it: 'Italian',
	ja: 'Japanese',
	ko: 'Korean',
	mr: 'Marathi',
	pl: 'Polish',
	pt: 'Portuguese',
	ru: 'Russian',
	es: 'Spanish',
	ta: 'Tamil',
	tr: 'Turkish',
	ur: 'Urdu',
	vi: 'Vietnamese',
};

export const SPOKEN_LANGUAGES: Choices = {
	'nl-NL': 'Dutch',
	'en-AU': 'English (Australia)',
	'en-IN': 'English (India)',
	'en-IE': 'English (Ireland)',
	'en-AB': 'English (Scotland)',
	'en-GB': 'English (United Kingdom)',
	'en-US': 'English (United States)',
	'en-WL': 'English (Wales)',
	'fr-CA': 'French (Canada)',
	'fr-FR': 'French (France)',
	'de-DE': 'German (Germany)',
	'de-CH': 'German (Switzerland)',
	'hi-IN': 'Hindi',
	'it-IT': 'Italian',
	'ja-JP': 'Japanese',
	'ko-KR': 'Korean',
	'mr-IN': 'Marathi',
	'pt-BR': 'Portuguese (Brazil)',
	'ru-RU': 'Russian',
	'es-ES': 'Spanish (Spain)',
	'es-US': 'Spanish (United States)',
	'ta-IN': 'Tamil',
};

export const CAPTION_LANGUAGES: Choices = Object.fromEntries(
	'zh nl en fr de hi it ja ko pt ru es'.split(' ').map((code) => [code, LANGUAGES[code] ?? code]),
);

export const SCENE_TRANSITIONS: Choices = {
	hblur: 'Blur',
	circlecrop: 'Circle',
	fade: 'Fade',
	none: 'None',
	radial: 'Radial',
	smoothleft: 'Smooth Left',
	smoothright: 'Smooth Right',
	wipedown: 'Wipe Down',
	wipeleft: 'Wipe Left',
	wiperight: 'Wipe Right',
	wipeup: 'Wipe Up',
};

export const VIDEO_TYPES = verbatim('Explainer, Internal Communication, Marketing, Product, Tutorial');
export const PLATFORMS = verbatim('Facebook, Instagram, LinkedIn, TikTok, Twitter, YouTube');
export const TONES = words(
	'casual conversational educational exciting friendly humorous informative persuasive professional serious',
);

export const MEDIA_TYPES = words('image video');
export const MEDIA_STYLES = words('artistic cartoon futuristic minimalist photorealistic vintage');
/** Names, and prices (docs/pictory-api.md §4.7). */
export const IMAGE_MODELS = {
	'flux-schnell': ['Flux Schnell', '0.6 AI credits a picture'],
	nanobanana: ['Nano Banana', '4 AI credits a picture'],
	'nanobanana-pro': ['Nano Banana Pro', '14 AI credits a picture'],
	'seedream3.0': ['Seedream 3.0', '2 AI credits a picture'],
} as const;
export const VIDEO_MODELS = {
	'pixverse5.5': ['PixVerse 5.5', '1.6 AI credits a second, in all formats but 4:5'],
	'veo3.1': ['Veo 3.1', '20 AI credits a second, in 16:9 and 9:16'],
	'veo3.1_fast': ['Veo 3.1 Fast', '10 AI credits a second, in 16:9 and 9:16'],
} as const;
const VEO = { durations: ['4s', '6s', '8s'], aspectRatios: ['16:9', '9:16'] };
/** What each video model can make. */
export const VIDEO_MODEL_LIMITS: Readonly<Record<string, { durations: string[]; aspectRatios: string[] }>> = {
	'veo3.1': VEO,
	'veo3.1_fast': VEO,
	'pixverse5.5': { durations: ['5s', '8s', '10s'], aspectRatios: ['16:9', '9:16', '1:1', '3:4', '4:3'] },
};
export const VISUAL_DURATIONS: Choices = {
	'4s': '4 Seconds (Veo)',
	'5s': '5 Seconds (PixVerse)',
	'6s': '6 Seconds (Veo)',
	'8s': '8 Seconds',
	'10s': '10 Seconds (PixVerse)',
};

export const STOCK_LIBRARIES: Choices = { getty: 'Getty Images', story_blocks: 'Storyblocks' };
export const VISUAL_PREFERENCES: Choices = {
	'user-library-only': 'Only My Library',
	'stock-only': 'Only Stock',
	'prefer-user-library': 'Prefer My Library',
	'prefer-stock': 'Prefer Stock',
};

/** The nine places of a frame. */
export const POSITIONS: Choices = {
	'bottom-center': 'Bottom Center',
	'bottom-left': 'Bottom Left',
	'bottom-right': 'Bottom Right',
	'center-center': 'Center',
	'center-left': 'Center Left',
	'center-right': 'Center Right',
	'top-center': 'Top Center',
	'top-left': 'Top Left',
	'top-right': 'Top Right',
};

export const ELEMENT_TYPES = words('image shape text video');
export const TEXT_VARIANTS = words('body heading subheading');

export const ALIGNMENTS = words('left center right');
export const DECORATIONS: Choices = {
	bold: 'Bold',
	italics: 'Italics',
	linethrough: 'Strikethrough',
	underline: 'Underline',
};
export const TEXT_CASES: Choices = {
	capitalize: 'Capitalize Words',
	lowercase: 'Lowercase',
	smallcapitalize: 'Small Capitals',
	uppercase: 'Uppercase',
};

export const ANIMATIONS: Choices = {
	blur: 'Blur',
	bulletin: 'Bulletin',
	drift: 'Drift',
	elastic: 'Elastic',
	fade: 'Fade',
	none: 'None',
	'text reveal': 'Text Reveal',
	typewriter: 'Typewriter',
	wipe: 'Wipe',
};
export const ANIMATION_TYPES = words('entry exit');
export const ANIMATION_SPEEDS = words('slow medium fast custom');
export const ANIMATION_DIRECTIONS = words('up down left right');
export const WRITING_STYLES = words('character word line paragraph');
export const FUTURE_WORDS = words('hidden subtle prominent');

export const PREMIUM_VOICE_MODELS = verbatim(
	'eleven_v3, eleven_multilingual_v2, eleven_flash_v2_5, eleven_turbo_v2_5, eleven_turbo_v2, eleven_flash_v2, eleven_multilingual_v1, eleven_monolingual_v1',
);

/** How the visual of a preview's element fills the frame (update storyboard elements). */
export const OBJECT_MODES: Choices = {
	contain: 'Contain: All of It, With Borders',
	cover: 'Cover: Fills the Frame, Edges Cut Off',
	fill: 'Fill: Stretched',
};
/** What an element of a finished preview can be. */
export const PREVIEW_ELEMENT_TYPES: Choices = words('audioElement backgroundElement SceneText layerItem');
export const PREVIEW_MEDIA_TYPES = words('audio image text video');

export const FONTS = verbatim(
	'Anton, Archivo Narrow, Arial, Averia Libre, Barlow, Barlow Black, Bebas Neue, Calibri, Caprasimo, Capriola, Carter One, Caveat, Chakra Petch, Chewy, Comfortaa, Courier Prime, Dancing Script, Dangrek, Delius Unicase, DM Sans, Grandstander, Gruppo, Heartbeat, Helvetica, Helvetica Neue Medium, JM Modern, Josefin Sans, Julius Sans One, Laisha, Lato, Lato Extrabold, Lexend, LT Wave, Manrope, Merriweather, Montserrat, Moon dance, Mustard, Noto Sans Devanagari, Noto Sans JP, Noto Sans Tamil, Noto Serif Devanagari, Noto Serif JP, Notosans, Opensans, Optik, Party Confetti, Patua One, Playfair Display, Plus Jakarta Sans, Poppins, Poppins Extrabold, Proxima Nova, Quicksand, Raleway, Raleway Black, Raleway Thin, Roboto, Rokkitt, Rowdies, Russo One, Satisfy, Sora, Source Sans Pro, Space Grotesk, Space mono, Special Elite, Strive, Titillium Web, Titillium Web Black, Ubuntu, Unbounded, Work Sans',
);

/** `Parent` or `Parent/Child`. */
export const STOCK_CATEGORIES: Choices = Object.fromEntries(
	[
		'Aerial: Coastal_and_Marine Infrastructure Natural_Landscapes Urban_Landscapes',
		'Animals: Farm_Animals Marine_Life Pets Wildlife',
		'Business_and_Professions: Business_Concepts Office_Work Professions',
		'Effects: Chemical_Reactions Explosions Fire_and_Smoke Glitches Lighting_Effects Particles',
		'Food_and_Beverage: Beverages Food_Preparation Meals',
		'Graphics: Backgrounds Effects Patterns',
		'Historical: Eras Events Figures',
		'Holidays_and_Celebrations: Cultural_Celebrations Festivals Life_Events',
		'Lifestyle: Health_and_Fitness Hobbies Home_and_Family',
		'Medical:',
		'Nature: Landscapes Plants_and_Trees Sunrises_and_Sunsets Waterfalls Weather',
		'People: Activities Groups Portraits',
		'Places_and_Landmarks: Rural_Areas Tourist_Attractions Urban_Areas',
		'Sports_and_Recreation: Individual_Sports Outdoor_Activities Team_Sports',
		'Technology: Devices Innovation',
	].flatMap((line) => {
		const [parent = '', children = ''] = line.split(':');
		const values = [
			parent,
			...children
				.split(' ')
				.filter(Boolean)
				.map((child) => `${parent}/${child}`),
		];
		return values.map((value) => [value, titled(value)] as const);
	}),
);

function titled(category: string): string {
	return category
		.replace(/_/g, ' ')
		.replace(/\b(?!and\b)[a-z]/g, (letter) => letter.toUpperCase())
		.replace('/', ' › ');
}
