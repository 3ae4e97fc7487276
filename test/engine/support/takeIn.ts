/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import type { Readable } from 'node:stream';
import { createGunzip, createInflate } from 'node:zlib';
import type { Request, Response } from 'express';

/** Of a node of a later version than 1, n8n reads bodies of these types only. */
const PARSED = /^(application\/json|text\/plain|application\/x-www-form-urlencoded)|[/+]xml$/;
const MOST_BYTES = 16 * 1_048_576;

/**
 * What n8n does with the body before it calls a webhook trigger (rawBodyReader, parseRequestBody and parseBody of n8n
 * 2.41): forms are taken apart and their text is gone; types it knows are read and must be what they say; of the others
 * the node is handed a function that reads. That of older n8n, which does not look whether there is anything to read.
 * @returns whether the node is called
 */
export async function takeIn(request: Request, response: Response): Promise<boolean> {
	const header = request.headers['content-type'] ?? '';
	const type = (header.split(';')[0] ?? '').toLowerCase();
	const encoding = /charset="?([^;"]*)/.exec(header)?.[1] ?? 'utf-8';
	request.body = {};
	request.readRawBody = async () => void (request.rawBody ??= await read(decoded(request)));
	if (type === 'multipart/form-data') return await takeApart(request, response, header);
	if (!PARSED.test(type)) return true;
	try {
		await request.readRawBody();
	} catch {
		return refuse(response, 500);
	}
	try {
		const text = request.rawBody?.toString(encoding as BufferEncoding) ?? '';
		if (text === '') return true;
		if (type === 'application/json') request.body = JSON.parse(text) as unknown;
		else if (/[/+]xml$/.test(type)) return text.trimStart().startsWith('<') || refuse(response, 422);
		else if (type === 'text/plain') request.body = text;
		return true;
	} catch {
		return refuse(response, 422);
	}
}

async function takeApart(request: Request, response: Response, header: string): Promise<boolean> {
	const boundary = /boundary="?([^;"]+)/.exec(header)?.[1];
	const text = (await read(request)).toString('latin1');
	if (boundary === undefined || !text.includes(`--${boundary}--`)) return refuse(response, 400);
	request.body = { data: {}, files: {} };
	return true;
}

function refuse(response: Response, status: number): false {
	response.status(status).json({ code: 0, message: 'n8n has refused this' });
	return false;
}

function decoded(request: Request): Readable {
	const encoding = request.headers['content-encoding'];
	if (encoding === 'gzip') return request.pipe(createGunzip());
	return encoding === 'deflate' ? request.pipe(createInflate()) : request;
}

/** Waits for the end, whether or not that has been before. */
async function read(stream: Readable): Promise<Buffer> {
	return await new Promise((resolve, reject) => {
		const parts: Buffer[] = [];
		let size = 0;
		stream.on('data', (part: Buffer) => {
			size += part.length;
			parts.push(part);
			if (size > MOST_BYTES) reject(new Error('entity too large'));
		});
		stream.once('end', () => resolve(Buffer.concat(parts)));
		stream.once('error', reject);
		stream.once('aborted', () => reject(new Error('request aborted')));
	});
}
