import { eventBridgeEvent, s3Event, s3Record } from './s3Events';

export interface OddEvent {
	name: string;
	message: object;
	/** The keys of the files that came; of an event that brings none, nothing. */
	keys: string[];
}

const BUCKET = 'my-company-videos';

/** A record of MinIO, in the message it posts. */
function minio(eventName: string, object: object = {}): object {
	const record = {
		eventVersion: '2.0',
		eventSource: 'minio:s3',
		awsRegion: '',
		eventTime: '2026-10-02T09:30:00.000Z',
		eventName,
		s3: { bucket: { name: BUCKET }, object: { key: 'old.mp4', size: 7, sequencer: '1', ...object } },
	};
	return { EventName: eventName, Key: `${BUCKET}/old.mp4`, Records: [record] };
}

function ceph(eventName: string, object: object = {}): object {
	const record = {
		eventVersion: '2.2',
		eventSource: 'ceph:s3',
		eventName,
		s3: { bucket: { name: BUCKET }, object: { key: 'a.mp4', size: 7, sequencer: '1', ...object } },
	};
	return { Records: [record] };
}

const withSize = (key: string, size: unknown): object => {
	const record = s3Record({ key }) as { s3: { object: object } };
	return { Records: [{ ...record, s3: { ...record.s3, object: { ...record.s3.object, size } } }] };
};

const nothing = (message: object, name: string): OddEvent => ({ name, message, keys: [] });

const NAMES = [
	'ObjectRemoved:Delete',
	'ObjectRemoved:DeleteMarkerCreated',
	's3:ObjectRemoved:Delete',
	'LifecycleExpiration:Delete',
	'LifecycleExpiration:DeleteMarkerCreated',
	'LifecycleTransition',
	'IntelligentTiering',
	'ObjectTagging:Put',
	'ObjectTagging:Delete',
	'ObjectAcl:Put',
	'ObjectRestore:Post',
	'ObjectRestore:Completed',
	'ObjectRestore:Delete',
	'ReducedRedundancyLostObject',
	's3:ReducedRedundancyLostObject',
	'Replication:OperationFailedReplication',
	'Replication:OperationReplicatedAfterThreshold',
	'ObjectAnnotation:Put',
	'ObjectLifecycle:Expiration:Current',
	'ObjectLifecycle:Expiration:NonCurrent',
	'ObjectLifecycle:Expiration:DeleteMarker',
	'ObjectLifecycle:Expiration:AbortMultipartUpload',
	'ObjectLifecycle:Transition:Current',
	'ObjectSynced:Delete',
	'ObjectAccessed:Get',
	'ObjectAccessed:Head',
	'ObjectAccessed:GetRetention',
	'Scanner:ManyVersions',
];
const OF_MINIO = ['PutTagging', 'DeleteTagging', 'PutRetention', 'PutLegalHold'];
const DETAIL_TYPES = [
	'Object Deleted',
	'Object Tags Added',
	'Object Tags Deleted',
	'Object ACL Updated',
	'Object Restore Initiated',
	'Object Restore Completed',
	'Object Restore Expired',
	'Object Storage Class Changed',
	'Object Access Tier Changed',
];

/** What is no new file: it starts nothing, and no video is made of it. */
export const NO_NEW_FILE: OddEvent[] = [
	...NAMES.map((eventName) => nothing(s3Event({ key: 'a.mp4', eventName }), eventName)),
	...OF_MINIO.map((way) => nothing(minio(`s3:ObjectCreated:${way}`), `MinIO: ${way}`)),
	...OF_MINIO.map((way) => nothing(s3Event({ key: 'a.mp4', eventName: `ObjectCreated:${way}` }), way)),
	...DETAIL_TYPES.map((kind) => nothing(eventBridgeEvent({ key: 'a.mp4' }, kind), kind)),
	nothing(ceph('ObjectLifecycle:Expiration:Current'), 'Ceph: deleted by its lifecycle'),
	nothing(ceph('s3:ObjectLifecycle:Expiration:Current'), 'Ceph, with a prefix'),
	nothing(withSize('in/empty.mp4', 0), 'an empty file'),
	nothing(withSize('in/empty.mp4', '0'), 'an empty file, its size as a text'),
	nothing(eventBridgeEvent({ key: 'in/empty.mp4', size: 0 }), 'an empty file, EventBridge'),
	nothing(minio('s3:ObjectCreated:Put', { size: 0 }), 'an empty file, MinIO'),
	nothing(ceph('ObjectCreated:Put', { size: 0 }), 'an empty file, Ceph'),
	nothing(withSize('in/', 0), 'a folder'),
	nothing(withSize('in/', 11), 'a folder with something in its marker'),
	nothing(withSize('in_$folder$', 0), 'a folder, by Hadoop'),
	nothing(withSize('in$folder$', 7), 'a folder, by Hadoop, with a size'),
	nothing(eventBridgeEvent({ key: 'raw/in_$folder$' }), 'a folder, by Hadoop, EventBridge'),
	nothing(minio('s3:ObjectCreated:Put', { key: 'in', contentType: 'application/x-directory' }), 'a folder, MinIO'),
];

/** Names of one new file, as S3 and others write them. */
const CREATED = [
	'ObjectCreated:Put',
	'ObjectCreated:Post',
	'ObjectCreated:Copy',
	'ObjectCreated:CompleteMultipartUpload',
	's3:ObjectCreated:Put',
	's3:ObjectCreated:*',
	'ObjectCreated:*',
	'ObjectCreated',
	'objectcreated:put',
];

const created = s3Record({ key: 'in/new.mp4' });
const beside = (...others: unknown[]): object => ({ Records: [...others, created, ...others] });

/** Where a file has come. */
export const NEW_FILE: OddEvent[] = [
	...CREATED.map((eventName) => ({
		name: eventName,
		message: s3Event({ key: 'in/new.mp4', eventName }),
		keys: ['in/new.mp4'],
	})),
	...NAMES.map((eventName) => ({
		name: `beside ${eventName}`,
		message: beside(s3Record({ key: 'in/old.mp4', eventName })),
		keys: ['in/new.mp4'],
	})),
	...[{}, null, 'text', { eventName: 7 }, { eventName: 'ObjectCreated:Put', s3: { bucket: {}, object: {} } }].map(
		(odd) => ({
			name: `beside ${JSON.stringify(odd)}`,
			message: beside(odd),
			keys: ['in/new.mp4'],
		}),
	),
	{ name: 'beside an empty file', message: beside(s3Record({ key: 'e.mp4', size: 0 })), keys: ['in/new.mp4'] },
	{ name: 'beside a folder', message: beside(s3Record({ key: 'in/', size: 0 })), keys: ['in/new.mp4'] },
	{ name: 'a size as a text', message: withSize('in/new.mp4', '1024'), keys: ['in/new.mp4'] },
	{ name: 'no size', message: withSize('in/new.mp4', undefined), keys: ['in/new.mp4'] },
	{ name: 'a size that is none', message: withSize('in/new.mp4', 'big'), keys: ['in/new.mp4'] },
	{ name: 'EventBridge', message: eventBridgeEvent({ key: 'in/new.mp4' }), keys: ['in/new.mp4'] },
	{ name: 'MinIO', message: minio('s3:ObjectCreated:Put', { key: 'in%2Fnew.mp4' }), keys: ['in/new.mp4'] },
	{ name: 'Ceph', message: ceph('s3:ObjectCreated:Put', { key: 'in/new.mp4' }), keys: ['in/new.mp4'] },
	{ name: 'a dollar in its name', message: s3Event({ key: 'in/5$folder$.mp4' }), keys: ['in/5$folder$.mp4'] },
];
