import { bucketTrouble } from '../../aws/bucketName';
import { type BucketPlace, isPlaceAddress, readBucketPlace } from '../../aws/bucketPlace';
import { regionTitle } from '../../aws/regions';
import { s3Uri } from '../../aws/s3Reference';
import { prefixTrouble } from '../../aws/setup/troubles';
import { missingPart } from '../../operation/address';
import { rows, text } from '../../operation/fields';
import { judged } from '../../operation/rules';

const ROW = 'Bucket';

const bucket = text('bucket', 'Bucket', {
	missing: 'is empty. Enter the name of a bucket.',
	placeholder: 'e.g. my-company-videos',
	description:
		'Its name, or whatever the S3 console copies: S3 URI, ARN, web address, address bar. A folder in it becomes the prefix.',
	rule: judged((entered) => {
		const reading = readBucketPlace(entered);
		if ('trouble' in reading) return listTrouble(reading.trouble);
		const { bucket: name, path } = reading.place;
		return bucketTrouble(name) ?? missingPart(s3Uri({ bucket: name, key: path }));
	}),
});

const prefix = text('prefix', 'Prefix', {
	placeholder: 'e.g. footage/',
	description:
		'Only files whose key begins like this: for a folder, its path with a slash at the end. Leave empty for the whole bucket.',
	isDecisive: true,
	rule: judged((entered) => {
		if (!isPlaceAddress(entered)) return prefixTrouble(entered) ?? missingPart(s3Uri({ bucket: 'b', key: entered }));
		const reading = readBucketPlace(entered);
		return 'trouble' in reading ? reading.trouble : undefined;
	}),
});

/** Buckets and folders in them, a row for each. */
export const bucketRows = rows(
	'buckets',
	'Buckets',
	{ bucket, prefix },
	{
		group: 'bucket',
		row: ROW,
		add: 'Add Bucket',
		main: 'bucket',
		required: true,
		missing: 'is empty. Add the bucket Pictory may read.',
		description:
			'What Pictory may read, beside what it may read already. All must be in the region above; another region is a set-up of its own.',
	},
);

/**
 * What the rows mean: names of buckets, and the beginnings of keys.
 * @param region that was chosen, '' where it is missing
 * @param problem is told what contradicts itself, by the label of the field
 */
export function placesOf(
	entered: ReadonlyArray<{ bucket: string; prefix: string }>,
	region: string,
	problem: (field: string, message: string) => void,
): Array<{ bucket: string; prefix: string }> {
	return entered.map((row, index) => {
		const tell = ({ label }: { label: string }, message: string): void =>
			problem(`${ROW} ${index + 1} › ${label}`, message);
		const place = placeIn(row.bucket);
		// What can't be read has been reported with its field.
		if (!place) return row;
		if (place.region !== undefined && region !== '' && place.region !== region) {
			tell(
				bucket,
				`is in ${regionTitle(place.region)}, but ${regionTitle(region)} is chosen above. Choose the region of the bucket; each region takes a set-up of its own.`,
			);
		}
		const inAddress = place.isFile ? '' : place.path;
		const folder = isPlaceAddress(row.prefix) ? folderIn(row.prefix, place) : row.prefix;
		if (folder === undefined)
			tell(prefix, `names another bucket than ${place.bucket}. Enter only the folder, such as videos/.`);
		else if (folder !== '' && !folder.startsWith(inAddress) && `${folder}/` !== inAddress) {
			tell(
				prefix,
				`is "${folder}", but ${bucket.label} names the folder "${inAddress}". Clear one of them, or make them the same.`,
			);
		}
		const trouble = folder === undefined ? undefined : prefixTrouble(inAddress);
		if (trouble !== undefined) tell(bucket, `names a folder that ${trouble}`);
		return {
			bucket: place.bucket,
			prefix: folder === undefined || folder === '' || `${folder}/` === inAddress ? inAddress : folder,
		};
	});
}

function placeIn(entered: string): BucketPlace | undefined {
	const reading = readBucketPlace(entered);
	return 'place' in reading ? reading.place : undefined;
}

/** How the rows were understood, where they may have been meant otherwise. */
export function remarksOn(entered: ReadonlyArray<{ bucket: string; prefix: string }>): string[] {
	return entered.flatMap((row) => {
		const place = placeIn(row.bucket);
		if (!place?.isFile || row.prefix !== '') return [];
		const folder = place.path.slice(0, place.path.lastIndexOf('/') + 1);
		const remedy = folder === '' ? '' : ` To open only its folder, enter ${folder} as the ${prefix.label}.`;
		return [`${place.path} is a file. The whole bucket ${place.bucket} is opened.${remedy}`];
	});
}

/** The folder an address in the prefix names; nothing when it is in another bucket. */
function folderIn(entered: string, { bucket: name }: BucketPlace): string | undefined {
	const place = placeIn(entered);
	if (!place) return '';
	return place.bucket === name ? (place.isFile ? '' : place.path) : undefined;
}

/** Of several in one row. */
function listTrouble(trouble: string): string {
	return trouble.replace('add a row for each other one', 'use Add Bucket for each other one');
}
