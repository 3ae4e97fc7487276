import { readS3File } from '../../aws/s3Reference';
import { isFilled, type Rule } from '../rules';

/** What a file is to be: footage, a sound, slides, or a page anyone can open. */
export type Wanted = 'visual' | 'image' | 'video' | 'audio' | 'presentation' | 'page';

const NOT_AN_ADDRESS = 'is not a web address. Enter one that begins with https://, or a file in S3 as s3://bucket/key.';

/** The address of something Pictory fetches: public on the web, or in S3. Every address of every operation is judged here. */
export function addressRule(wanted: Wanted): Rule {
	return wanted === 'page' ? pageAddress : fileAddress;
}

const fileAddress: Rule = (value, path, check) => {
	if (typeof value !== 'string') return check.note(path, NOT_AN_ADDRESS);
	// A placeholder of a template, filled in by Pictory.
	if (value.includes('{{')) return;
	const reading = readS3File(value);
	if (reading.kind === 'wrong') return check.note(path, reading.message);
	if (reading.kind === 'other' && !isWebAddress(value)) return check.note(path, NOT_AN_ADDRESS);
	const region = reading.kind === 's3' && !reading.reference.presigned ? reading.reference.region : undefined;
	check.files.push({ path, address: value, inS3: reading.kind === 's3', ...(region !== undefined && { region }) });
	if (reading.kind === 's3' && reading.reference.form === 's3' && !isFilled(check.body.awsConnectionId)) {
		check.note(path, 'is in a private S3 bucket (s3://…). Choose an AWS Connection, or enter a public https address.');
	}
};

const pageAddress: Rule = (value, path, check) => {
	if (typeof value === 'string' && (value.includes('{{') || isWebAddress(value))) return;
	check.note(path, 'is not a web address. Enter one that begins with https://.');
};

export function isWebAddress(text: string): boolean {
	return /^https?:\/\/[^/?#\s]+/i.test(text) && URL.canParse(text);
}
