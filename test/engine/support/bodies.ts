/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { gzipSync } from 'node:zlib';

import type { RawPost } from './rawPost';

/** What senders call a body. Of the first, n8n reads the body before it calls a node; of the others the node reads it. */
export const READ_BY_N8N = [
	'text/plain',
	'text/plain; charset=UTF-8',
	'application/json',
	'application/json; charset=utf-8',
	'application/x-www-form-urlencoded',
];
export const READ_BY_THE_NODE = [
	'',
	'application/octet-stream',
	'text/html',
	'image/png',
	'video/mp4',
	'application/x-ndjson',
	'multipart/mixed; boundary=x',
	'multipart/related; boundary=x',
	'APPLICATION/OCTET-STREAM; charset=bogus',
	'*/*',
	';',
	'nonsense',
];
/** Nobody can make these out to be JSON, or not always: n8n refuses what is no XML, no known charset or no form. */
export const OTHERS = [
	'application/xml',
	'text/xml',
	'application/soap+xml',
	'text/plain; charset=bogus',
	'application/json; charset=iso-8859-1',
	'multipart/form-data',
	'multipart/form-data; boundary=x',
	'Multipart/Form-Data; boundary="x"',
];

const named = (type: string): string[] => (type === '' ? [] : [`Content-Type: ${type}`]);
const sized = (type: string, body: Buffer, more: string[] = []): RawPost => ({
	headers: [...named(type), `Content-Length: ${body.length}`, ...more],
	parts: [body],
});

export const posts = {
	plain: (type: string, body: Buffer): RawPost => sized(type, body),
	chunked: (type: string, body: Buffer): RawPost => ({
		headers: [...named(type), 'Transfer-Encoding: chunked'],
		parts: [Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')],
	}),
	gzip: (type: string, body: Buffer): RawPost => sized(type, gzipSync(body), ['Content-Encoding: gzip']),
};

const form = (body: string): Buffer =>
	Buffer.from(`--x\r\nContent-Disposition: form-data; name="message"\r\n\r\n${body}\r\n--x--\r\n`);

/** What is no message, in the way each is sent. */
export const noMessages: Record<string, (type: string, message: Buffer) => RawPost> = {
	'a form': (type, message) => sized(type, form(message.toString())),
	'a form that is called compressed': (type, message) =>
		sized(type, form(message.toString()), ['Content-Encoding: gzip']),
	'a compressed form': (type, message) => posts.gzip(type, form(message.toString())),
	'no form to its end': (type) => sized(type, Buffer.from('--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb')),
	'something that is called compressed': (type) => sized(type, Buffer.from('hello'), ['Content-Encoding: gzip']),
	'something in an encoding nobody knows': (type) => sized(type, Buffer.from('hello'), ['Content-Encoding: br']),
	'an empty body': (type) => sized(type, Buffer.alloc(0)),
	'an empty body that is called compressed': (type) => sized(type, Buffer.alloc(0), ['Content-Encoding: gzip']),
	'no body': (type) => ({ headers: named(type) }),
	'no chunks': (type) => ({
		headers: [...named(type), 'Transfer-Encoding: chunked'],
		parts: [Buffer.from('0\r\n\r\n')],
	}),
	bytes: (type) => sized(type, Buffer.from([0, 255, 254, 0, 123])),
};

/** Bodies that never end, of types the node reads. */
export const endless: Record<string, (type: string) => RawPost> = {
	'half a body': (type) => ({ headers: [...named(type), 'Content-Length: 1000'], parts: [Buffer.from('{"a')] }),
	'a body of which a byte comes now and then': (type) => ({
		headers: [...named(type), 'Content-Length: 1000'],
		parts: Array.from({ length: 900 }, () => Buffer.from(' ')),
		trickleMs: 100,
	}),
	'chunks that go on': (type) => ({
		headers: [...named(type), 'Transfer-Encoding: chunked'],
		parts: Array.from({ length: 900 }, () => Buffer.from('1\r\n \r\n')),
		trickleMs: 100,
	}),
	'a compressed body that breaks off': (type) => ({
		headers: [...named(type), 'Content-Length: 1000', 'Content-Encoding: gzip'],
		parts: [gzipSync('{"a":1}').subarray(0, 12)],
	}),
};
