export interface RecordWish {
	bucket?: string;
	key: string;
	eventName?: string;
	region?: string;
	size?: number;
	eTag?: string;
	versionId?: string;
	sequencer?: string;
	eventTime?: string;
}

let sequence = 0x55aed6dcd90281e5n;

/** As S3 encodes keys in its records: a blank becomes `+`, everything beyond letters, digits and a few signs is escaped. */
export function encodedKey(key: string): string {
	return encodeURIComponent(key)
		.replace(/[!'()~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
		.replace(/%20/g, '+')
		.replace(/%2F/g, '/');
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
export function s3Record(wish: RecordWish): Record<string, unknown> {
	const {
		bucket = 'my-company-videos',
		key,
		eventName = 'ObjectCreated:Put',
		region = 'us-east-2',
		size = 1_048_576,
	} = wish;
	sequence += 1n;
	return {
		eventVersion: '2.1',
		eventSource: 'aws:s3',
		awsRegion: region,
		eventTime: wish.eventTime ?? '2026-10-02T09:30:00.000Z',
		eventName,
		userIdentity: { principalId: 'AWS:AIDAINPONIXQXHT3IKHL2' },
		requestParameters: { sourceIPAddress: '198.51.100.7' },
		responseElements: {
			'x-amz-request-id': 'C3D13FE58DE4C810',
			'x-amz-id-2': 'FMyUVURIY8/IgAtTv8xRjskZQpcIZ9KG4V5Wp6S7S',
		},
		s3: {
			s3SchemaVersion: '1.0',
			configurationId: 'uploads',
			bucket: { name: bucket, ownerIdentity: { principalId: 'A3NL1KOZZKExample' }, arn: `arn:aws:s3:::${bucket}` },
			object: {
				key: encodedKey(key),
				size,
				eTag: wish.eTag ?? 'd41d8cd98f00b204e9800998ecf8427e',
				...(wish.versionId !== undefined && { versionId: wish.versionId }),
				sequencer: wish.sequencer ?? sequence.toString(16).toUpperCase().padStart(18, '0'),
			},
		},
	};
}

export function s3Event(...wishes: RecordWish[]): { Records: Array<Record<string, unknown>> } {
	return { Records: wishes.map(s3Record) };
}

export const s3TestEvent = {
	Service: 'Amazon S3',
	Event: 's3:TestEvent',
	Time: '2026-10-02T09:00:00.000Z',
	Bucket: 'my-company-videos',
	RequestId: '5582815E1AEA5ADF',
	HostId: '8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR+YstdA6Knx4Ip8EXAMPLE',
};

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
export function eventBridgeEvent(wish: RecordWish, kind = 'Object Created'): Record<string, unknown> {
	const { bucket = 'my-company-videos', key, region = 'us-east-2', size = 1_048_576 } = wish;
	sequence += 1n;
	return {
		version: '0',
		id: '17793124-05d4-b198-2fde-7ededc63b103',
		'detail-type': kind,
		source: 'aws.s3',
		account: '123456789012',
		time: '2026-10-02T09:30:00Z',
		region,
		resources: [`arn:aws:s3:::${bucket}`],
		detail: {
			version: '0',
			bucket: { name: bucket },
			object: {
				key,
				size,
				etag: wish.eTag ?? 'd41d8cd98f00b204e9800998ecf8427e',
				...(wish.versionId !== undefined && { 'version-id': wish.versionId }),
				sequencer: wish.sequencer ?? sequence.toString(16).toUpperCase(),
			},
			'request-id': 'N4N7GDK58NMKJ12R',
			requester: '123456789012',
			'source-ip-address': '198.51.100.7',
			reason: 'PutObject',
		},
	};
}
