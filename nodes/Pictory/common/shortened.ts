const MOST_SHOWN = 80;

/** A text as it may stand in a message: what somebody entered can be megabytes long. */
export function shortened(text: string): string {
	return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 1)}…` : text;
}
