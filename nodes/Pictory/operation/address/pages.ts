import type { Place } from './place';
import { cloudTrouble, PLAYERS } from './players';
import { SHOWCASES } from './showcases';
import { STORES } from './stores';

const DOWNLOAD =
	'Download the file and store it where its address gives the file itself, such as in S3 (s3://bucket/key).';

const PLACES: readonly Place[] = [
	...STORES,
	...PLAYERS,
	...Object.entries(SHOWCASES).map(([name, hosts]): Place => ({ name, hosts })),
];
const BY_HOST = new Map(PLACES.flatMap((place) => place.hosts.split(' ').map((host) => [host, place] as const)));

/** @returns what is wrong with an address where a file is wanted: a page that only shows it. The end of a sentence. */
export function pageTrouble(url: URL): string | undefined {
	const place = placeOf(url.hostname.replace(/\.$/, ''));
	if (!place) return cloudTrouble(url);
	if (place.isFile?.(url) || place.isPage?.(url) === false) return undefined;
	return `is a page of ${place.name}, not the file itself. ${place.remedy?.(url) ?? DOWNLOAD}`;
}

function placeOf(host: string): Place | undefined {
	const labels = host.split('.');
	const own = BY_HOST.get(host);
	for (let from = 1; own === undefined && from < labels.length && from < 6; from += 1) {
		const found = BY_HOST.get(`*.${labels.slice(from).join('.')}`);
		if (found) return found;
	}
	return own;
}
