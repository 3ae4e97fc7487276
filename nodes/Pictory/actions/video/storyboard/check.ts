import type { IDataObject } from 'n8n-workflow';

import { filesInOneRegion } from './rules/files';
import type { Reach } from '../../../operation/reach';
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
 */
export function checkStoryboard(body: IDataObject, { reach }: { reach?: Reach; footage?: number[] } = {}): Finding[] {
	const findings: Finding[] = [];
	const files: FileAddress[] = [];
	const check = { body, files, reach, note: (path: string, message: string) => findings.push({ path, message }) };
	video(body, '', check);
	filesInOneRegion(check);
	return findings;
}

/** The addresses of all files a storyboard body names. */
export function filesOf(body: IDataObject, reach?: Reach): FileAddress[] {
	const files: FileAddress[] = [];
	video(body, '', { body, files, reach, note: () => undefined });
	return files;
}

/** The same for a single rule, of a body that is no storyboard. */
export function checkValue(rule: Rule, value: unknown, path: string, body: IDataObject = {}): Finding[] {
	const findings: Finding[] = [];
	rule(value, path, { body, files: [], note: (at, message) => findings.push({ path: at, message }) });
	return findings;
}
