import type { IDataObject } from 'n8n-workflow';

import { isBlank } from '../../common/trimmed';
import type { Reach } from '../reach';

/** One check of a body on its way through the rules. */
export interface Check {
	readonly body: IDataObject;
	/** The addresses of files met so far. */
	readonly files: FileAddress[];
	/** Addresses that S3 itself has named: no sign in them was pasted along. */
	readonly exact?: ReadonlySet<string>;
	/** From where Pictory fetches files; from the internet, unless said otherwise. */
	readonly reach?: Reach;
	/** `message` ends a sentence that begins with the field's label, and says what to enter. */
	note(path: string, message: string): void;
}

export interface FileAddress {
	path: string;
	/** As it is to be sent. */
	address: string;
	inS3: boolean;
	/** The region an https address in S3 names, when Pictory needs a connection to read it. */
	region?: string;
}

/** What a rule lets through, in the words of JSON Schema, as far as they can say it. */
export interface Schema {
	type?: 'array' | 'boolean' | 'integer' | 'number' | 'object' | 'string';
	enum?: readonly string[];
	minimum?: number;
	maximum?: number;
	minLength?: number;
	maxLength?: number;
	minItems?: number;
	maxItems?: number;
	items?: Schema;
	properties?: Readonly<Record<string, Schema>>;
}

/** Judges one value, found at `path`; a value that is not there is never judged. */
export interface Rule {
	(value: unknown, path: string, check: Check): void;
	readonly schema?: Schema;
}
/** A rule over several members of one object. */
export type ObjectRule = (value: IDataObject, path: string, check: Check) => void;

/** A rule that says what it lets through. */
export function described(schema: Schema, judge: (value: unknown, path: string, check: Check) => void): Rule {
	return Object.assign(judge, { schema });
}

/** For what Pictory takes as it is. */
export const anything: Rule = () => undefined;

export function at(path: string, name: string): string {
	return path === '' ? name : `${path}.${name}`;
}

export function isThere(value: unknown): boolean {
	return value !== undefined && value !== null;
}

/** Given, and not an empty text. */
export function isFilled(value: unknown): boolean {
	return typeof value === 'string' ? !isBlank(value) : isThere(value);
}
