import { jobPath } from '../../../nodes/Pictory/transport/jobState';
import { readJobId } from '../../../nodes/Pictory/transport/jobs';
import { pathSegment } from '../../../nodes/Pictory/transport/pathSegment';

const BASE = 'https://api.pictory.ai/pictoryapis/v1/jobs/';

test.each([
	'74c0cc68-e1ed-42f3-a527-8bfc0b46bdb9',
	'20251217080657842fux3au9kh1p0j5s',
	'../quota?a#b',
	'%2e%2e',
	'..%2f',
	'a\\b',
	'ü 日',
	'.a',
	'a..',
	'%',
])('%j stays one segment of the path', (id) => {
	const { pathname, search, hash } = new URL(`${BASE}${pathSegment(id)}`);
	expect([search, hash]).toEqual(['', '']);
	expect(decodeURIComponent(pathname.slice(new URL(BASE).pathname.length))).toBe(id);
	expect(pathname.slice(new URL(BASE).pathname.length)).not.toContain('/');
});

test.each(['', '.', '..', '\ud800', 'a\udfff', '\n', 'a\tb', '\u0000', 'a'.repeat(201)])(
	'%j never gets into a path',
	(id) => {
		for (const make of [pathSegment, jobPath]) {
			expect(() => make(id)).toThrow(
				expect.objectContaining({ name: 'PictoryFailure', details: expect.objectContaining({ code: 'INVALID_ID' }) }),
			);
		}
	},
);

test.each(['..', '.', '\ud800', ''])('a job ID %j in an answer is as good as none', (jobId) => {
	expect(readJobId({ data: { jobId } })).toBeUndefined();
	expect(readJobId({ data: { jobId }, job_id: 'good' })).toBe('good');
});
