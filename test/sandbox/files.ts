import { Router } from 'express';
import type { Core } from './core';
import { isFinished } from './jobs';
import { stringOf } from './json';

/** Finished files (§7.1): tiny, but real enough to download. No key is asked for; the log notes when one came anyway. */
export function fileRoutes(core: Core): Router {
	const router = Router();

	router.get('/files/:jobId/:name', (request, response) => {
		const job = core.state.jobs.get(request.params.jobId);
		const file = FILES[request.params.name.split('.').at(-1) ?? ''];
		if (!job || job.cleaned || !isFinished(job) || !file) {
			response
				.status(403)
				.type('application/xml')
				.send('<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>');
			return;
		}
		response.setHeader('Content-Type', file.type);
		response.send(file.body);
	});

	const page = (title: string) => (jobId: string) => {
		const job = core.state.jobs.get(jobId);
		if (!job || job.cleaned) return undefined;
		return `<!DOCTYPE html><title>${title}</title><h1>${escapeHtml(stringOf(job.request.videoName) ?? jobId)}</h1>`;
	};
	const pages: Array<[path: string, html: (jobId: string) => string | undefined]> = [
		['/share/:jobId', page('Video')],
		['/v2/preview/:jobId', page('Preview')],
	];
	for (const [path, html] of pages) {
		router.get(path, (request, response) => {
			const text = html(request.params.jobId ?? '');
			response
				.status(text === undefined ? 404 : 200)
				.type('html')
				.send(text ?? '<!DOCTYPE html><h1>Not found</h1>');
		});
	}
	return router;
}

function escapeHtml(text: string): string {
	return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** An MP4 box: length, type, contents. */
function box(type: string, ...contents: Buffer[]): Buffer {
	const body = Buffer.concat(contents);
	const head = Buffer.alloc(8);
	head.writeUInt32BE(8 + body.length, 0);
	head.write(type, 4, 'latin1');
	return Buffer.concat([head, body]);
}

function mp4(): Buffer {
	const movieHeader = Buffer.alloc(100);
	movieHeader.writeUInt32BE(1000, 12);
	movieHeader.writeUInt32BE(1000, 16);
	movieHeader.writeUInt32BE(0x00010000, 20);
	return Buffer.concat([
		box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2mp41', 'latin1')),
		box('moov', box('mvhd', movieHeader)),
		box('mdat', Buffer.alloc(256, 0x2e)),
	]);
}

const JPEG =
	'/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=';
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const FILES: Record<string, { type: string; body: Buffer }> = {
	mp4: { type: 'video/mp4', body: mp4() },
	mp3: { type: 'audio/mpeg', body: Buffer.concat([Buffer.from('ID3\x03\0\0\0\0\0\0', 'latin1'), Buffer.alloc(128)]) },
	jpg: { type: 'image/jpeg', body: Buffer.from(JPEG, 'base64') },
	png: { type: 'image/png', body: Buffer.from(PNG, 'base64') },
	srt: { type: 'application/x-subrip', body: Buffer.from('1\n00:00:00,000 --> 00:00:05,000\nHello.\n') },
	vtt: { type: 'text/vtt', body: Buffer.from('WEBVTT\n\n1\n00:00:00.000 --> 00:00:05.000\nHello.\n') },
	txt: { type: 'text/plain', body: Buffer.from('Hello.\n') },
};
