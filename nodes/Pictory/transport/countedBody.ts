import type { IExecuteFunctions } from 'n8n-workflow';

import { tooLarge } from './downloadFault';
import type { Line } from './line';
import type { Pace } from './pace';

type Body = Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0];
export type Stream = Exclude<Body, Buffer>;

/** A body on its way into n8n's storage. It passes through one piece at a time, and is not kept. */
export class CountedBody {
	readonly stream: Stream;
	bytes = 0;

	constructor(
		readonly body: Stream,
		most: number,
		line: Line,
		pace: Pace,
	) {
		this.stream = body.map((piece: Buffer) => {
			this.bytes += piece.length;
			pace.received(piece.length);
			if (this.bytes <= most) return piece;
			line.giveUp(tooLarge());
			throw tooLarge();
		});
		// Whoever reads it hears of errors; if nobody does, they must not end n8n.
		this.stream.on('error', () => undefined);
		// The first piece is fetched although nobody may read yet. So, as long as none is there, it is the host that is slow.
		this.stream.read(0);
		line.isWaiting = () => !body.readableEnded && this.stream.readableLength === 0;
	}
}

export function isStream(body: unknown): body is Stream {
	return typeof body === 'object' && body !== null && 'on' in body && 'map' in body && !Buffer.isBuffer(body);
}
