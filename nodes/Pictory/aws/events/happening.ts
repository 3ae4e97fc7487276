/** What an event is about: a file that is new, one that is gone, or anything else that happened to one. */
export type Happening = 'created' | 'removed' | 'other';

/** Ceph and MinIO write `s3:ObjectCreated:Put`, S3 writes `ObjectCreated:Put`. */
const VENDOR = /^s3:/i;
const CREATED = /^ObjectCreated(?::(.*))?$/is;
/**
 * What MinIO calls created, though the file was there before: `PutTagging`, `DeleteTagging`, `PutRetention`, `PutLegalHold`.
 * Its kin is named alike.
 */
const OF_OLD_FILE = /tag|retention|hold|acl|lock|attribute|metadata|^delete/i;
const REMOVED = /^(?:ObjectRemoved|LifecycleExpiration|ObjectLifecycle:Expiration)\b|^ReducedRedundancyLostObject$/i;

/**
 * @param eventName of a record. There are names without a colon (`LifecycleTransition`,
 * `ReducedRedundancyLostObject`) and with two (Ceph's `ObjectLifecycle:Expiration:Current`).
 */
export function happeningOf(eventName: string): Happening {
	const plain = plainName(eventName);
	const created = CREATED.exec(plain);
	if (created) return OF_OLD_FILE.test(created[1] ?? '') ? 'other' : 'created';
	return REMOVED.test(plain) ? 'removed' : 'other';
}

/** As S3 itself writes it. */
export function plainName(eventName: string): string {
	return eventName.trim().replace(VENDOR, '');
}
