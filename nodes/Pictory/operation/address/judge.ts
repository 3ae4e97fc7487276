import type { IDataObject } from 'n8n-workflow';

import { isElsewhere, OUTSIDE } from '../../aws/regions';
import { readS3File, type S3Reference } from '../../aws/s3Reference';
import { isPlainObject } from '../../common/guards';
import { isUnreachableHost } from '../../common/privateHost';
import { shortened } from '../../common/shortened';
import { webUrl } from '../../common/webUrl';
import type { Reach } from '../reach';
import { isFilled, type Rule } from '../rules';
import { kindTrouble } from './kinds';
import { hasPlaceholder, meantAddress } from './meant';
import { missingName } from './missing';
import { NOT_A_PAGE, NOT_AN_ADDRESS, otherTrouble, textTrouble } from './notAnAddress';
import { pageTrouble } from './pages';
import { goodUntil } from './signed';
import type { Wanted } from './wanted';

const PUT_IT_ELSEWHERE =
	'Pictory fetches files from the internet: enter a public https address, or put the file into S3 and enter s3://bucket/key.';

export interface Circumstances {
	/** Absent where a file of any kind will do. */
	wanted?: Wanted;
	/** Whether an AWS connection is chosen. */
	hasConnection?: boolean;
	/** Named by S3 itself, and not by a person. */
	isExact?: boolean;
	/** From where Pictory fetches it; from the internet, unless said otherwise. */
	reach?: Reach;
	/** In milliseconds since 1970. */
	now: number;
}

/** What is wrong, as the end of a sentence that begins with the field's label and says what to enter; or where it is. */
export type Judgement = { trouble: string } | { inS3: boolean; region?: string };

/** The address of something Pictory fetches: public on the web, or in S3. Every address of every operation is judged here. */
export function addressRule(wanted: Wanted): Rule {
	return (value, path, check) => {
		if (typeof value !== 'string') return check.note(path, wanted === 'page' ? NOT_A_PAGE : NOT_AN_ADDRESS);
		const isExact = check.exact?.has(value) === true;
		if (!isExact && hasPlaceholder(value) && isFilledIn(check.body)) return;
		const address = isExact ? value : meantAddress(value);
		const hasConnection = isFilled(check.body.awsConnectionId);
		const judgement = judgeAddress(address, { wanted, hasConnection, isExact, reach: check.reach, now: Date.now() });
		if ('trouble' in judgement) return check.note(path, judgement.trouble);
		check.files.push({ path, address, ...judgement });
	};
}

/** Whether Pictory fills in the placeholders of a body. */
function isFilledIn({ templateId, variables }: IDataObject): boolean {
	return isFilled(templateId) || (isPlainObject(variables) && Object.keys(variables).length > 0);
}

/** @param address as it is sent, see `meantAddress` */
export function judgeAddress(address: string, circumstances: Circumstances): Judgement {
	const { wanted, isExact } = circumstances;
	const trouble = (isExact ? undefined : textTrouble(address)) ?? missingName(address, wanted);
	if (trouble !== undefined) return { trouble };
	if (wanted === 'page' && /^s3:/i.test(address)) return { trouble: NOT_A_PAGE };
	const reading = readS3File(address);
	if (reading.kind === 'wrong') return { trouble: reading.message };
	return reading.kind === 's3'
		? judgeInS3(address, reading.reference, circumstances)
		: judgeOnWeb(address, circumstances);
}

function judgeInS3(
	address: string,
	{ form, region, presigned, bucket, key }: S3Reference,
	{ wanted, hasConnection = false, now }: Circumstances,
): Judgement {
	if (form === 's3' && !hasConnection) {
		return {
			trouble: 'is in a private S3 bucket (s3://…). Choose an AWS Connection, or enter a public https address.',
		};
	}
	if (!presigned && hasConnection && region !== undefined && isElsewhere(region)) {
		return { trouble: `is in ${region}: ${OUTSIDE} Copy the file to a bucket elsewhere, or enter a signed address.` };
	}
	const url = form === 'https' ? webUrl(address) : undefined;
	const trouble =
		(url && expiredTrouble(url, now, `enter s3://${bucket}/${shortened(key)} and choose an AWS Connection`)) ??
		kindTrouble(form === 's3' ? `s3://${bucket}/${key}` : address, wanted);
	if (trouble !== undefined) return { trouble };
	return { inS3: true, ...(!presigned && region !== undefined && { region }) };
}

function judgeOnWeb(address: string, { wanted, reach = 'internet', now }: Circumstances): Judgement {
	const url = isWebAddress(address) ? webUrl(address) : undefined;
	const isPage = wanted === 'page';
	if (!url || isSchemeTwice(url)) return { trouble: otherTrouble(address, isPage) };
	const trouble =
		(reach === 'internet' ? privateTrouble(url, PUT_IT_ELSEWHERE) : undefined) ??
		(isPage ? undefined : (pageTrouble(url) ?? siteTrouble(url))) ??
		expiredTrouble(url, now, 'enter an address that does not expire') ??
		kindTrouble(address, wanted);
	return trouble === undefined ? { inS3: false } : { trouble };
}

/** `https://https://example.com/a.mp4` */
function isSchemeTwice({ hostname, pathname }: URL): boolean {
	return /^https?$/.test(hostname) && pathname.startsWith('//');
}

export function privateTrouble({ hostname }: URL, remedy: string): string | undefined {
	return isUnreachableHost(hostname)
		? `is an address that only your own network knows (${hostname}). ${remedy}`
		: undefined;
}

function siteTrouble({ hostname, pathname, search }: URL): string | undefined {
	return pathname === '/' && search === ''
		? `names a website (${hostname}), and no file on it. Enter the address of the file itself.`
		: undefined;
}

/** What expires in a minute may still be read in time; what has expired cannot. */
function expiredTrouble(url: URL, now: number, otherwise: string): string | undefined {
	const until = goodUntil(url);
	if (until === undefined || until > now) return undefined;
	const [day = '', time = ''] = new Date(until).toISOString().split('T');
	return `is a signed address that expired on ${day} at ${time.slice(0, 5)} UTC. Sign it again, or ${otherwise}.`;
}

export function isWebAddress(text: string): boolean {
	return /^https?:\/\/[^/?#\\\s]/i.test(text) && webUrl(text) !== undefined;
}
