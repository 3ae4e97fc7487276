import { PictoryFailure } from './failure';

/** The code of the failure for an id that is none. */
export const INVALID_ID = 'INVALID_ID';

/** Pictory's ids have 36 characters at most in its documentation; anything this long is no id. */
const MAX_LENGTH = 200;

/**
 * What makes a text no id that Pictory could have given, and unfit for the path of a request.
 *
 * `.` and `..` are the dangerous ones: no encoding keeps a URL parser from taking them for steps in the path, so that
 * `DELETE /v1/awsconnections/..` reaches another endpoint. What else means something in a path (`/ ? #`) is encoded.
 * @returns the end of a sentence that begins with the field's label; nothing when it is fine
 */
export function idTrouble(id: string): string | undefined {
	if (id.length > MAX_LENGTH)
		return `is ${id.length.toLocaleString('en-US')} characters long, which no ID is. Copy the ID anew.`;
	if (/^\.+$/.test(id)) return `is "${id}", which is no ID. Choose one from the list or copy the ID anew.`;
	if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(id))
		return 'holds a character that cannot be seen. Type or copy the ID anew.';
	return undefined;
}

/**
 * An id as one segment of a request's path. The last gate: what the fields let through, or Pictory itself answered, and
 * would lead to another endpoint, is never sent.
 * @throws PictoryFailure
 */
export function pathSegment(id: string): string {
	const trouble = id === '' ? 'is empty.' : idTrouble(id);
	if (trouble === undefined) return encodeURIComponent(id);
	throw new PictoryFailure(`The ID ${trouble}`, { code: INVALID_ID, description: 'Nothing was sent to Pictory' });
}
