import type { IDataObject } from 'n8n-workflow';

import { bucketTrouble } from '../../aws/bucketName';
import { type BucketOrFile, readBucketOrFile } from '../../aws/bucketOrFile';
import { readBucketPlace } from '../../aws/bucketPlace';
import { isConsole } from '../../aws/consoleAddress';
import { mediaTypeOf } from '../../aws/mediaType';
import { s3Uri } from '../../aws/s3Reference';
import { pastedAddress } from '../../common/pastedAddress';
import { addressOrData, judgeAddress, meantAddress, missingName } from '../../operation/address';
import { flag, texts } from '../../operation/fields';
import type { Item } from '../../operation/item';
import { operation } from '../../operation/operation';
import { eachText } from '../../operation/rules';
import { provingOptions } from '../../operation/shared/waiting';
import type { StartRequest } from '../../operation/types';
import { readConnection } from '../../transport/awsConnection';
import { findBucket } from '../../transport/bucket';
import type { Pictory } from '../../transport/client';
import { PictoryFailure } from '../../transport/failure';
import type { Check } from './check';
import { type Findings, judge } from './checks';
import { connectionId } from './fields';
import { previewRequest, prove } from './preview';
import { judgeProof, provenByReading, unproven } from './proof';
import { verdictOn } from './verdict';

const TARGET = 'Bucket or S3 File';
const PROVE = 'Prove With a Preview Job';

const fields = {
	connectionId,
	bucketOrFile: addressOrData(
		'bucketOrFile',
		TARGET,
		{
			placeholder: 'e.g. s3://my-company-videos/intro.mp4',
			description:
				'A bucket, a folder or a file: its name, S3 URI, ARN or web address, the address bar of the S3 console, or an S3 event. No AWS key is needed.',
		},
		asPasted,
	),
	expectedBuckets: texts('expectedBuckets', 'Expected Buckets', {
		isDecisive: true,
		separator: /[,;\n]+/,
		placeholder: 'e.g. my-company-videos',
		description: 'The bucket the file should be in, or several separated by commas. Leave empty to allow any.',
		rule: eachText((text) =>
			bucketsIn(text)
				.map(expectedTrouble)
				.find((trouble) => trouble !== undefined),
		),
	}),
	provePreview: flag('provePreview', PROVE, {
		description:
			'Whether to have Pictory make a storyboard preview with the file and wait for it. This is the only proof that the role, its trust and its permissions are right.',
	}),
	stopWhenNotOk: flag('stopWhenNotOk', 'Stop the Workflow When Not OK', {
		description: 'Whether to fail when a line has failed. Lines that were not checked (ok is null) do not stop it.',
	}),
	...provingOptions,
};

/** The checklist of what goes wrong with private S3 files, each point with what was seen and what to do. */
export const verify = operation({
	option: {
		name: 'Verify',
		value: 'verify',
		action: 'Verify AWS connection',
		description: 'Check that a connection works: enabled, right bucket and region; on request also by reading a file',
	},
	fields,

	prepare({ connectionId: id, bucketOrFile, expectedBuckets, provePreview, stopWhenNotOk }, item) {
		const target = readTarget(bucketOrFile, provePreview === true, item);
		const request = provePreview ? requestFor(item, id, target) : undefined;
		const { context } = item;
		const meant = expectedBuckets.flatMap(bucketsIn).map(bucketMeant);
		return {
			kind: 'call',
			async run(pictory, jobs) {
				const connection = await connectionOf(pictory, id);
				const bucketAnswer = target && (await findBucket(context, target.bucket, pictory.signal));
				const findings: Findings = { connectionId: id, connection, target, bucketAnswer, expectedBuckets: meant };
				const looked = judge(findings);
				const failedChecks = looked.filter(isFailed);
				const proof = request && failedChecks.length === 0 ? await prove(jobs, request) : undefined;
				const reading = proof ? judgeProof(proof, findings) : unproven(request !== undefined, failedChecks);
				const checks = [...(reading.status === 'passed' ? provenByReading(looked, findings) : looked), reading];

				if (stopWhenNotOk && checks.some(isFailed)) throw notReady(checks, proof?.jobId);
				return report(findings, checks, proof?.jobId);
			},
		};
	},
});

/** The address bar of the console says more than a file's address: the region, and that a folder is one. */
function asPasted(text: string): string {
	const address = pastedAddress(text);
	return isConsole(address) ? address : meantAddress(text);
}

/** Names may have spaces between them, folders have them inside. */
function bucketsIn(text: string): string[] {
	return /[/:]/.test(text) ? [text] : text.split(/\s+/).filter((name) => name !== '');
}

function expectedTrouble(text: string): string | undefined {
	const reading = readBucketPlace(text);
	return 'trouble' in reading ? reading.trouble : bucketTrouble(reading.place.bucket);
}

function bucketMeant(text: string): string {
	const reading = readBucketPlace(text);
	return 'place' in reading ? reading.place.bucket : text;
}

function readTarget(named: unknown, isProven: boolean, item: Item): BucketOrFile | undefined {
	if (named === '') return undefined;
	const reading = readBucketOrFile(named);
	const trouble = 'trouble' in reading ? reading.trouble : targetTrouble(reading.target, isProven);
	if (trouble !== undefined) item.problem(TARGET, trouble);
	return 'target' in reading && trouble === undefined ? reading.target : undefined;
}

/** A file is judged as that of a video is, and a bucket by its name. */
function targetTrouble({ bucket, prefix = '', address }: BucketOrFile, isProven: boolean): string | undefined {
	if (address === undefined) return missingName(s3Uri({ bucket, key: prefix }));
	if (isProven && mediaTypeOf(address) === 'audio') {
		return 'names a sound file, but a preview shows pictures. Enter a video or an image from the same bucket.';
	}
	const wanted = isProven ? 'visual' : undefined;
	const judgement = judgeAddress(address, { ...(wanted && { wanted }), hasConnection: true, now: Date.now() });
	return 'trouble' in judgement ? judgement.trouble : undefined;
}

function requestFor(item: Item, id: string, target: BucketOrFile | undefined): StartRequest | undefined {
	const { address } = target ?? {};
	if (address !== undefined) return previewRequest(id, address);
	if (item.problems.some(({ field }) => field === TARGET)) return undefined;
	item.problem(TARGET, `names no file, which '${PROVE}' needs. Enter one as s3://bucket/key, or switch that off.`);
	return undefined;
}

/** @returns nothing when Pictory has no such connection. A good answer that is about something else would be a proof of nothing. */
async function connectionOf(pictory: Pictory, id: string): Promise<IDataObject | undefined> {
	const connection = await readConnection(pictory, id);
	if (!connection || connection.connectionId === id) return connection;
	throw new PictoryFailure('Pictory answered with something else than this AWS connection', {
		code: 'UNREADABLE_ANSWER',
		description: 'Try again in a moment, and check the Base URL in the Pictory credential',
	});
}

function report(findings: Findings, checks: Check[], jobId?: string): IDataObject {
	const { connectionId: id, connection, target, bucketAnswer } = findings;
	const notes = notesOn(target);
	return {
		...verdictOn(checks, findings),
		connectionId: id,
		...(connection && {
			name: connection.name,
			awsAccountId: connection.awsAccountId,
			awsRegion: connection.awsRegion,
			enabled: connection.enabled,
		}),
		...(target && { bucket: target.bucket, ...(target.prefix !== undefined && { prefix: target.prefix }) }),
		...(bucketAnswer?.kind === 'found' && { bucketRegion: bucketAnswer.region }),
		...(jobId !== undefined && { jobId }),
		...(notes.length > 0 && { notes }),
		checks,
	};
}

/** What a green line would hide. */
function notesOn({ prefix, address }: BucketOrFile = { bucket: '' }): string[] {
	if (prefix !== undefined && !prefix.endsWith('/')) {
		return [
			`"${prefix}" also stands for keys such as "${prefix}-2/…". For one folder, end it with a slash: "${prefix}/".`,
		];
	}
	const isFolderPerhaps = address !== undefined && /^s3:/i.test(address) && !/\.[^/]{1,8}$/.test(address);
	return isFolderPerhaps ? [`"${address}" was taken for a file. If it is a folder, end it with a slash.`] : [];
}

function notReady(checks: Check[], jobId?: string): PictoryFailure {
	const failedChecks = checks.filter(isFailed);
	return new PictoryFailure(`The AWS connection is not ready: ${failedChecks[0]?.seen ?? ''}`, {
		code: 'CONNECTION_NOT_READY',
		description: failedChecks.map(({ check, seen, remedy }) => `${check}: ${seen} ${remedy}`).join('\n'),
		...(jobId !== undefined && { jobId }),
	});
}

function isFailed({ status }: Check): boolean {
	return status === 'failed';
}
