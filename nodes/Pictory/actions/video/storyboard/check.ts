import type { IDataObject } from 'n8n-workflow';

import { filesFitConnection, filesInOneRegion } from './rules/files';
import type { FileAddress, Rule } from '../../../operation/rules';
import { video } from './rules/video';

/** What is wrong at one place of a body, and what to enter there. */
export interface Finding {
	/** As Pictory writes it: `scenes[0].audioLanguage`. */
	path: string;
	/** Ends a sentence that begins with the field's label. */
	message: string;
}

/**
 * All that Pictory would refuse in a storyboard body, or take the money for and fail, as far as it documents it.
 * What its pages contradict each other about (core.md 4.8) passes.
 * @param footage indexes of the scenes that show the user's own files, which an AWS connection must be able to read
 */
export function checkStoryboard(body: IDataObject, { footage = [] }: { footage?: number[] } = {}): Finding[] {
	const findings: Finding[] = [];
	const files: FileAddress[] = [];
	const check = { body, files, note: (path: string, message: string) => findings.push({ path, message }) };
	video(body, '', check);
	filesFitConnection(check, footage);
	filesInOneRegion(check);
	return findings;
}

/** The addresses of all files a storyboard body names. */
export function filesOf(body: IDataObject): FileAddress[] {
	const files: FileAddress[] = [];
	video(body, '', { body, files, note: () => undefined });
	return files;
}

/** The same for a single rule, of a body that is no storyboard. */
export function checkValue(rule: Rule, value: unknown, path: string, body: IDataObject = {}): Finding[] {
	const findings: Finding[] = [];
	rule(value, path, { body, files: [], note: (at, message) => findings.push({ path: at, message }) });
	return findings;
}
