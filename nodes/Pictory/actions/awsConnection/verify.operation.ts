import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { bucketTrouble } from '../../aws/bucketName';
import { type BucketOrFile, readBucketOrFile } from '../../aws/bucketOrFile';
import { mediaTypeOf } from '../../aws/mediaType';
import { provingOptions } from '../../operation/shared/waiting';
import { lookAtBucket } from '../../transport/bucket';
import { asObject, type Pictory } from '../../transport/client';
import { PictoryFailure } from '../../transport/failure';
import type { Item } from '../../operation/item';
import { readSettings } from '../../operation/shared/settings';
import type { Operation } from '../../operation/types';
import { isUnevaluated } from '../../operation/unevaluated';
import { type Check, type Findings, judge, judgeProof, provenByReading, unproven, verdictOn } from './checks';
import { CONNECTION, connectionId, connectionPath } from './fields';
import { Preview } from './preview';

const TARGET = 'Bucket or S3 File';
const EXPECTED = 'Expected Buckets';
const PROVE = 'Prove With a Preview Job';

const parameters: INodeProperties[] = [
	connectionId,
	{
		displayName: TARGET,
		name: 'bucketOrFile',
		type: 'string',
		default: '',
		placeholder: 'e.g. s3://my-company-videos/intro.mp4',
		description:
			'The name of a bucket, or the address of a file in it. Events of S3 are understood too. No AWS key is needed.',
	},
	{
		displayName: EXPECTED,
		name: 'expectedBuckets',
		type: 'string',
		default: '',
		placeholder: 'e.g. my-company-videos',
		description: 'The bucket the file should be in, or several separated by commas. Leave empty to allow any.',
	},
	{
		displayName: PROVE,
		name: 'provePreview',
		type: 'boolean',
		default: false,
		description:
			'Whether to have Pictory make a storyboard preview with the file and wait for it. This is the only proof that the role, its trust and its permissions are right.',
	},
	{
		displayName: 'Stop the Workflow When Not OK',
		name: 'stopWhenNotOk',
		type: 'boolean',
		default: false,
		description: 'Whether to fail when a line has failed. Lines that were not checked (ok is null) do not stop it.',
	},
	provingOptions,
];

/** The checklist of what goes wrong with private S3 files, each point with what was seen and what to do. */
export const verify: Operation = {
	option: {
		name: 'Verify',
		value: 'verify',
		action: 'Verify AWS connection',
		description: 'Check that a connection works: enabled, right bucket and region; on request also by reading a file',
	},
	parameters,

	prepare(item) {
		const id = item.id('connectionId', CONNECTION, { required: true });
		const target = readTarget(item);
		const expectedBuckets = readExpected(item);
		const preview = item.flag('provePreview') ? readPreview(item, id, target) : undefined;
		const stopWhenNotOk = item.flag('stopWhenNotOk');
		const { context } = item;
		return {
			kind: 'call',
			async run(pictory) {
				const connection = await readConnection(pictory, id);
				const sight = target && (await lookAtBucket(context, target.bucket, pictory.signal));
				const findings: Findings = { connectionId: id, connection, target, sight, expectedBuckets };
				const looked = judge(findings);
				const failedChecks = looked.filter(isFailed);
				const proof = preview && failedChecks.length === 0 ? await preview.run(pictory) : undefined;
				const reading = proof ? judgeProof(proof, findings) : unproven(preview !== undefined, failedChecks);
				const checks = [...(reading.status === 'passed' ? provenByReading(looked, findings) : looked), reading];

				if (stopWhenNotOk && checks.some(isFailed)) throw notReady(checks, proof?.jobId);
				return report(findings, checks, proof?.jobId);
			},
		};
	},
};

function readTarget(item: Item): BucketOrFile | undefined {
	const raw = item.value('bucketOrFile');
	const value = typeof raw === 'object' && raw !== null ? raw : item.text('bucketOrFile', TARGET);
	if (value === '' || (typeof value === 'string' && isUnevaluated(value))) return undefined;
	const reading = readBucketOrFile(value);
	if ('target' in reading) return reading.target;
	item.problem(TARGET, reading.trouble);
	return undefined;
}

function readExpected(item: Item): string[] {
	const names = item
		.text('expectedBuckets', EXPECTED)
		.split(/[\s,]+/)
		.filter((name) => name !== '');
	for (const name of names) {
		const trouble = name.includes('{') ? undefined : bucketTrouble(name);
		if (trouble) item.problem(EXPECTED, trouble);
	}
	return names;
}

function readPreview(item: Item, id: string, target: BucketOrFile | undefined): Preview | undefined {
	const { address } = target ?? {};
	if (address === undefined) {
		item.problem(TARGET, `names no file, which '${PROVE}' needs. Enter one as s3://bucket/key, or switch that off.`);
		return undefined;
	}
	if (mediaTypeOf(address) === 'audio') {
		item.problem(
			TARGET,
			`names a sound file, but a preview shows pictures. Enter a video or an image from the same bucket.`,
		);
	}
	return new Preview(item.context, item.index, id, address, readSettings(item).patience);
}

/** @returns nothing when Pictory has no such connection; other failures are no finding, but end the item */
async function readConnection(pictory: Pictory, id: string): Promise<IDataObject | undefined> {
	try {
		return connectionIn(await pictory.get(connectionPath(id)), id);
	} catch (error) {
		if (error instanceof PictoryFailure && error.details.status === 404) return undefined;
		throw asError(error);
	}
}

/** A good answer that is about something else would be a proof of nothing. */
function connectionIn(answer: unknown, id: string): IDataObject {
	const connection = asObject(answer);
	if (connection.connectionId === id) return connection;
	throw new PictoryFailure('Pictory answered with something else than this AWS connection', {
		code: 'UNREADABLE_ANSWER',
		description: 'Try again in a moment, and check the Base URL in the Pictory credential',
	});
}

function report(findings: Findings, checks: Check[], jobId?: string): IDataObject {
	const { connectionId: id, connection, target, sight } = findings;
	return {
		...verdictOn(checks, findings),
		connectionId: id,
		...(connection && {
			name: connection.name,
			awsAccountId: connection.awsAccountId,
			awsRegion: connection.awsRegion,
			enabled: connection.enabled,
		}),
		...(target && { bucket: target.bucket }),
		...(sight?.kind === 'found' && { bucketRegion: sight.region }),
		...(jobId !== undefined && { jobId }),
		checks,
	};
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

function asError(error: unknown): Error {
	return error instanceof Error ? error : new PictoryFailure('Something unexpected happened');
}
