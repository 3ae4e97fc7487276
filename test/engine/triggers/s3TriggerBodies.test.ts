import { endless, noMessages, OTHERS, posts, READ_BY_N8N, READ_BY_THE_NODE } from '../support/bodies';
import { rawPost } from '../support/rawPost';
import { triggerWorld, upload } from '../support/triggerWorld';

const world = triggerWorld();
const LIMIT_MS = 5_000;

let uploads = 0;
const message = (): Buffer => Buffer.from(JSON.stringify(world.sns.signed(upload(`clip ${(uploads += 1)}.mp4`))));

describe('a message of SNS', () => {
	test.each([...READ_BY_N8N, ...READ_BY_THE_NODE])(
		'called "%s" is taken: as it is, in chunks, compressed',
		async (type) => {
			for (const post of Object.values(posts))
				expect(await rawPost(world.host.url, post(type, message()))).toMatchObject({ status: 200 });
			expect(world.host.executions).toHaveLength(3);
		},
	);

	test.each(OTHERS)('called "%s" is answered', async (type) => {
		for (const post of Object.values(posts)) {
			const { status, took } = await rawPost(world.host.url, post(type, message()));
			expect(status).toBeGreaterThanOrEqual(400);
			expect(status).toBeLessThan(500);
			expect(took).toBeLessThan(LIMIT_MS);
		}
		expect(world.host.executions).toEqual([]);
	});
});

describe('what is no message', () => {
	const types = [...READ_BY_N8N, ...READ_BY_THE_NODE, ...OTHERS];
	test.each(types)('called "%s" is refused within seconds', async (type) => {
		for (const [what, post] of Object.entries(noMessages)) {
			const { status, took } = await rawPost(world.host.url, post(type, message()));
			const isOurs = READ_BY_THE_NODE.includes(type) || type.startsWith('multipart/form-data');
			// What n8n cannot unpack it refuses itself, with 500.
			const isRefused = status >= 400 && (status < 500 || (!isOurs && status === 500));
			expect({ what, status, isRefused, isSoon: took < LIMIT_MS }).toEqual({
				what,
				status,
				isRefused: true,
				isSoon: true,
			});
		}
		expect(world.host.executions).toEqual([]);
	});

	test.each(Object.entries(endless))(
		'%s: the sender is answered, and cut off',
		async (_what, post) => {
			const answers = await Promise.all(
				READ_BY_THE_NODE.map(async (type) => await rawPost(world.host.url, post(type))),
			);
			for (const { status, took, closed } of answers) {
				expect([400, 408]).toContain(status);
				expect(took).toBeLessThan(LIMIT_MS);
				expect(closed).toBe(true);
			}
		},
		20_000,
	);
});
