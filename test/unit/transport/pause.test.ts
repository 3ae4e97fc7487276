import { pause } from '../../../nodes/Pictory/transport/pause';

const YEAR = 365 * 24 * 60 * 60_000;

afterEach(() => jest.restoreAllMocks());

test.each([
	['a year back', -YEAR],
	['a minute back', -60_000],
	['a year ahead', YEAR],
])('a clock that is put %s meanwhile does not make a pause longer', async (_what, leap) => {
	const now = Date.now.bind(Date);
	const begun = now();
	let calls = 0;
	jest.spyOn(Date, 'now').mockImplementation(() => now() + ((calls += 1) > 1 ? leap : 0));
	await pause(700);
	expect(now() - begun).toBeLessThan(1_500);
});
