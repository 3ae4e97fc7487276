import type { IDataObject } from 'n8n-workflow';

import { shownAddress } from '../../../common/shownAddress';
import type { Reach } from '../../../operation/reach';
import { type Check, type FileAddress, isFilled, type Rule } from '../../../operation/rules';
import { video } from './video';

/** What is wrong at one place of a body, and what to enter there. */
export interface Finding {
	/** As Pictory writes it: `scenes[0].audioLanguage`. */
	path: string;
	/** Ends a sentence that begins with the field's label. */
	message: string;
}

/** What is wrong with a body, and the addresses of all files it names, as they are to be sent. */
export interface Judgement {
	findings: Finding[];
	files: FileAddress[];
}

/**
 * All that Pictory would refuse in a storyboard body, or take the money for and fail, as far as it documents it.
 * What its pages contradict each other about (docs/pictory-api.md §4.8) passes.
 */
export function checkStoryboard(body: IDataObject, reach?: Reach, exact?: ReadonlySet<string>): Judgement {
	return checkBody(
		(_body, path, check) => {
			video(body, path, check);
			filesInOneRegion(check);
		},
		body,
		reach,
		exact,
	);
}

/**
 * The same for the body of another request.
 * @param exact addresses that S3 itself has named
 */
export function checkBody(rule: Rule, body: IDataObject, reach?: Reach, exact?: ReadonlySet<string>): Judgement {
	const findings: Finding[] = [];
	const files: FileAddress[] = [];
	rule(body, '', { body, files, reach, exact, note: (path, message) => findings.push({ path, message }) });
	return { findings, files };
}

/** A connection is for one region, so all files read through it must be in that one. */
function filesInOneRegion(check: Check): void {
	if (!isFilled(check.body.awsConnectionId)) return;
	const named = check.files.filter(({ region }) => region !== undefined);
	const [first] = named;
	for (const { path, region } of named) {
		if (region === first?.region) continue;
		check.note(
			path,
			`is in ${region}, but ${shownAddress(first?.address ?? '')} is in ${first?.region}, and an AWS Connection is for one region. Make one video per region, each with its own AWS Connection.`,
		);
	}
}
