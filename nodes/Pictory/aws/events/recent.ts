import { IDENTITY_LENGTH } from './arrival';

/** Files remembered per trigger. */
export const REMEMBERED_FILES = 10_000;

const MOST_CHARACTERS = REMEMBERED_FILES * IDENTITY_LENGTH;

/**
 * The files a trigger has seen last, oldest first, as one text of identities of equal length: 8 bytes a file, so that
 * it can be saved with each arrival. A look-up searches 80 kB at most, however many files the bucket holds.
 */
export class RecentFiles {
	private known = '';

	/** What is to be saved. */
	get text(): string {
		return this.known;
	}

	has(identity: string): boolean {
		return positionOf(identity, this.known) >= 0;
	}

	add(identity: string): void {
		if (!this.has(identity)) this.keep(this.known + identity);
	}

	/**
	 * Takes in what was saved: by this process before, by it before a restart, or by another process of the same n8n.
	 * Anything but a text made here is left alone.
	 */
	learn(saved: unknown): void {
		if (typeof saved !== 'string' || saved === '' || saved.length % IDENTITY_LENGTH !== 0 || saved === this.known)
			return;
		this.keep(joined(this.known, saved) ?? joined(saved, this.known) ?? merged(saved, this.known));
	}

	private keep(text: string): void {
		this.known = text.slice(-MOST_CHARACTERS);
	}
}

/** Two texts of which the second goes on from the end of the first (whose beginning it may have forgotten). */
function joined(earlier: string, later: string): string | undefined {
	if (earlier === '') return later;
	const last = positionOf(earlier.slice(-IDENTITY_LENGTH), later);
	if (last < 0) return undefined;
	const end = last + IDENTITY_LENGTH;
	const shared = later.slice(0, end);
	if (shared.endsWith(earlier)) return later;
	return earlier.endsWith(shared) ? earlier + later.slice(end) : undefined;
}

/** Two processes have each seen files of their own. */
function merged(theirs: string, mine: string): string {
	const known = new Set(split(mine));
	return (
		split(theirs)
			.filter((identity) => !known.has(identity))
			.join('') + mine
	);
}

function positionOf(identity: string, text: string): number {
	let position = text.indexOf(identity);
	while (position >= 0 && position % IDENTITY_LENGTH !== 0) position = text.indexOf(identity, position + 1);
	return position;
}

function split(text: string): string[] {
	return Array.from({ length: text.length / IDENTITY_LENGTH }, (_, index) =>
		text.slice(index * IDENTITY_LENGTH, (index + 1) * IDENTITY_LENGTH),
	);
}
