import { shortened } from '../../../../common/shortened';
import { readS3File } from '../../../../aws/s3Reference';
import type { Check, Rule } from '../../../../operation/rules';
import { isFilled } from '../../../../operation/rules';

const NOT_AN_ADDRESS = 'is not a web address. Enter one that begins with https://, or a file in S3 as s3://bucket/key.';

/** The address of a file Pictory fetches: public on the web, or in S3. */
export const fileAddress: Rule = (value, path, check) => {
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

/** A page anyone can open. */
export const webAddress: Rule = (value, path, check) => {
	if (typeof value === 'string' && (value.includes('{{') || isWebAddress(value))) return;
	check.note(path, 'is not a web address. Enter one that begins with https://.');
};

/**
 * An AWS connection is there to read S3. Chosen together with files that are all elsewhere, either the connection or
 * the addresses are not what was meant; of the user's own footage a single such file is enough.
 * @param footage indexes of the scenes that show it
 */
export function filesFitConnection(check: Check, footage: readonly number[]): void {
	if (!isFilled(check.body.awsConnectionId)) return;
	const elsewhere = check.files.filter(({ inS3 }) => !inS3);
	const own = new Set(footage.map((index) => `scenes[${index}].background.visualUrl`));
	const noneInS3 = elsewhere.length === check.files.length;
	for (const { path, address } of elsewhere) {
		if (!own.has(path) && !noneInS3) continue;
		check.note(
			path,
			`is not a file in S3 (${shortened(address)}), but an AWS Connection is chosen. Enter it as s3://bucket/key, or remove the AWS Connection.`,
		);
	}
}

/** A connection is for one region, so all files read through it must be in that one. */
export function filesInOneRegion(check: Check): void {
	if (!isFilled(check.body.awsConnectionId)) return;
	const named = check.files.filter(({ region }) => region !== undefined);
	const [first] = named;
	for (const { path, region } of named) {
		if (region === first?.region) continue;
		check.note(
			path,
			`is in ${region}, but ${shortened(first?.address ?? '')} is in ${first?.region}, and an AWS Connection is for one region. Make one video per region, each with its own AWS Connection.`,
		);
	}
}

export function isWebAddress(text: string): boolean {
	return /^https?:\/\/[^/?#\s]+/i.test(text) && URL.canParse(text);
}
