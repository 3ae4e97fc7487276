import { happeningOf } from '../../../nodes/Pictory/aws/events/happening';
import { readEvent } from '../../../nodes/Pictory/aws/events/read';
import { filesIn } from '../../../nodes/Pictory/aws/records';
import { NEW_FILE, NO_NEW_FILE } from '../../sns/oddEvents';

/** How a message reaches Video → Create through n8n's own nodes. */
const WAYS: ReadonlyArray<readonly [way: string, wrap: (message: object) => unknown]> = [
	['as it is', (message) => message],
	['as a text', (message) => JSON.stringify(message)],
	['of the Webhook node', (body) => ({ headers: {}, params: {}, query: {}, body })],
	['in SNS', (message) => ({ Type: 'Notification', MessageId: '1', Message: JSON.stringify(message) })],
	['in SQS', (message) => ({ Records: [{ messageId: '1', body: JSON.stringify(message) }] })],
	[
		'in SNS in SQS',
		(message) => ({ Body: JSON.stringify({ Type: 'Notification', Message: JSON.stringify(message) }) }),
	],
];

describe.each(WAYS)('%s', (_way, wrap) => {
	test.each(NO_NEW_FILE)('$name: no file', ({ message }) => {
		expect(filesIn(wrap(message))).toEqual({
			addresses: [],
			exact: [],
			troubles: [expect.stringMatching(/no new file|no file\. Filter folders out|is empty \(0 bytes\)/)],
		});
	});
	test.each(NEW_FILE)('$name: the file', ({ message, keys }) => {
		const addresses = keys.map((key) => `s3://my-company-videos/${key}`);
		expect(filesIn(wrap(message))).toEqual({ addresses, exact: addresses, troubles: [] });
	});
});

test('messages together are one batch: what is no new file loses none of the others', () => {
	const bodies = [...NO_NEW_FILE, ...NEW_FILE].map(({ message }) => ({ body: JSON.stringify(message) }));
	expect(filesIn({ Records: bodies })).toMatchObject({
		addresses: NEW_FILE.flatMap(({ keys }) => keys.map((key) => `s3://my-company-videos/${key}`)),
		troubles: [],
	});
});

test('among addresses somebody has listed, one that is wrong is reported', () => {
	expect(filesIn(['s3://my-videos/a.mp4', {}])).toMatchObject({ troubles: [expect.stringMatching(/holds no file/)] });
});

test.each(NEW_FILE)('the trigger reads $name', ({ message, keys }) => {
	const reading = readEvent(message);
	const filled = reading.kind === 'event' ? reading.arrivals.filter(({ size }) => size !== 0) : [];
	expect(filled.map(({ key }) => key)).toEqual(keys);
});

test.each(['', ' ', ':', '::', 's3:', 'ObjectCreatedLater:Put', 'NotObjectCreated:Put', '__proto__'])(
	'%j is no name of a new file',
	(name) => expect(happeningOf(name)).toBe('other'),
);
