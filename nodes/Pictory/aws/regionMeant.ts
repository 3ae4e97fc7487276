import { shortened } from '../common/shortened';
import { isElsewhere, OUTSIDE, AWS_REGIONS, type Region } from './regions';

/** A region's code, or what is wrong: the end of a sentence that begins with the field's label. */
export type RegionReading = { value: string } | { trouble: string };

/** No name of a region is nearly as long; what is, is not searched through. */
const MAX_LENGTH = 500;
const CODE = /\b[a-z]{2,4}(?:-[a-z]{2,12}){1,3}-\d{1,2}(?=[a-f]?\b)/g;
/** The words AWS makes codes of. One that is made of others is mistyped. */
const AREAS =
	/^(?:af|ap|ca|eu|il|me|mx|sa|us|cn|us-gov|us-isob?|us-isof|eu-isoe|eusc(?:-[a-z]{2})?)-(?:north|south|central|north(?:east|west)|south(?:east|west)|east|west)-\d$/;
const CHOOSE = 'Choose a region from the list or enter a code such as us-east-2.';

/** Names beside those of the console today: what it said before, and what people say. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
	'us standard': 'us-east-1',
	'us east northern virginia': 'us-east-1',
	'us east north virginia': 'us-east-1',
	'us east virginia': 'us-east-1',
	'northern virginia': 'us-east-1',
	'north virginia': 'us-east-1',
	virginia: 'us-east-1',
	'us west northern california': 'us-west-1',
	'us west north california': 'us-west-1',
	'us west california': 'us-west-1',
	'northern california': 'us-west-1',
	'north california': 'us-west-1',
	california: 'us-west-1',
	'asia pacific osaka local': 'ap-northeast-3',
	montreal: 'ca-central-1',
	'canada montreal': 'ca-central-1',
};

/** Every way to write each region, as `plain` has it. */
const BY_SPELLING = spellings();

/**
 * A region in any spelling: its code in capitals or with spaces, its name in the AWS Console now or before, the place
 * alone, both together, a zone in it.
 */
export function regionMeant(text: string): RegionReading {
	if (text.length > MAX_LENGTH) return unknown(text);
	const codes = codesIn(text);
	if (codes.length > 1) return { trouble: `names ${codes.length} regions (${codes.join(', ')}). Enter one.` };
	const [written] = codes;
	const named = namedIn(text, written);
	if (written === undefined) return named === undefined ? unknown(text) : { value: named };
	if (named !== undefined && named !== written) {
		return { trouble: `names two regions: ${written} and ${nameOf(named)}, which is ${named}. Enter one.` };
	}
	if (isElsewhere(written)) return { trouble: `cannot be "${shortened(written)}": ${OUTSIDE}` };
	// AWS opens regions more often than the list of them is made.
	return isKnown(written) || AREAS.test(written) ? { value: written } : unknown(text);
}

function codesIn(text: string): string[] {
	const lower = text.toLowerCase().replace(/[_\u2010-\u2015]/g, '-');
	const words = ` ${plain(text)} `;
	const known = AWS_REGIONS.filter(({ code }) => words.includes(` ${plain(code)} `)).map(({ code }) => code);
	return [...new Set([...known, ...[...lower.matchAll(CODE)].map(([code]) => code)])];
}

/** What stands beside a code, if it is a region's name at all. */
function namedIn(text: string, code?: string): string | undefined {
	const words = plain(text);
	const rest = code === undefined ? words : words.replace(plain(code), ' ').replace(/\s+/g, ' ').trim();
	return rest === ''
		? undefined
		: (BY_SPELLING.get(rest) ?? BY_SPELLING.get(rest.replace(/ [a-f]$|(?<=\d)[a-f]$/, '')));
}

/** Small letters without accents, digits, and one space between words. */
function plain(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();
}

function spellings(): ReadonlyMap<string, string> {
	const codesOf = new Map<string, Set<string>>();
	const add = (spelling: string, code: string): void => {
		codesOf.set(spelling, (codesOf.get(spelling) ?? new Set<string>()).add(code));
	};
	for (const { code, name } of AWS_REGIONS) {
		const [area, place] = areaAndPlace(name);
		for (const spelling of [plain(code), plain(code).replace(/ /g, ''), plain(code).replace(/ (?=\d)/, '')]) {
			add(spelling, code);
		}
		for (const spelling of [name, place, `${place} ${area}`, name.replace(/^Europe/, 'EU'), `${place} EU`]) {
			if (!spelling.endsWith(' EU') || area === 'Europe') add(plain(spelling), code);
		}
	}
	for (const [spelling, code] of Object.entries(OTHER_NAMES)) add(spelling, code);
	// "Central" alone is in Canada, and in Mexico.
	const clear = [...codesOf].flatMap(([spelling, [code, ...others]]): Array<[string, string]> =>
		code === undefined || others.length > 0 ? [] : [[spelling, code]],
	);
	return new Map(clear);
}

/** `US East (Ohio)` in two parts. */
function areaAndPlace(name: string): [area: string, place: string] {
	const [area = '', place = ''] = name.split(/ \(|\)/);
	return [area, place];
}

function isKnown(code: string): boolean {
	return AWS_REGIONS.some((region) => region.code === code);
}

function nameOf(code: string): string {
	return AWS_REGIONS.find((region) => region.code === code)?.name ?? code;
}

function unknown(text: string): RegionReading {
	const near = nearest(plain(text.slice(0, MAX_LENGTH)));
	const meant = near.map(({ code, name }) => `${code} (${name})`).join(' or ');
	return {
		trouble: `does not know "${shortened(text)}". ${meant === '' ? CHOOSE : `Did you mean ${meant}? ${CHOOSE}`}`,
	};
}

const MOST_NEAR = 3;
const MOST_LETTERS = 40;

/** Regions whose code or name holds what was written, or is a letter or two away from it. */
function nearest(written: string): Region[] {
	if (written.length < 3 || written.length > MOST_LETTERS) return [];
	const rated = AWS_REGIONS.map((region) => ({ region, distance: distanceTo(written, region) }));
	return rated
		.filter(({ distance }) => distance <= Math.min(2, Math.floor(written.length / 3)))
		.sort((one, other) => one.distance - other.distance)
		.slice(0, MOST_NEAR)
		.map(({ region }) => region);
}

function distanceTo(written: string, { code, name }: Region): number {
	const [area, place] = areaAndPlace(name);
	const names = [plain(code), plain(name), plain(place), plain(`${place} ${area}`)];
	if (names.includes(written)) return 0;
	const isPart = names.some((each) => ` ${each} `.includes(` ${written} `) || ` ${written} `.includes(` ${each} `));
	return isPart ? 0.5 : Math.min(...names.map((each) => edits(written, each)));
}

/** Letters to change, add, leave out or swap with the next, to come from one text to the other. */
function edits(from: string, to: string): number {
	let before: number[] = [];
	let last = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (let row = 1; row <= from.length; row += 1) {
		const next = [row];
		for (let column = 1; column <= to.length; column += 1) {
			const isSame = from[row - 1] === to[column - 1];
			const isSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
			next.push(
				Math.min(
					(last[column] ?? 0) + 1,
					(next[column - 1] ?? 0) + 1,
					(last[column - 1] ?? 0) + (isSame ? 0 : 1),
					isSwapped ? (before[column - 2] ?? 0) + 1 : Infinity,
				),
			);
		}
		before = last;
		last = next;
	}
	return last[to.length] ?? 0;
}
