import { hastenClock } from '../engine/support/clock';
import type { Engine } from '../engine/support/harness';
import { createVideo } from '../engine/support/videos';
import type { LocalPictory } from './localPictory';
import type { Measured } from './table';

/** Ten minutes pass in ten seconds; what a call takes counts sixty times, so what is counted is rather too few than too many looks. */
const CLOCK = 60;

/** Length of the render, and the most calls it may take: the start, and looks after 5, 12.5, 24, 41, 66 s, then every 30. */
const RENDERS: Array<{ what: string; seconds: number; most: number }> = [
	{ what: '3 s', seconds: 3, most: 2 },
	{ what: '60 s', seconds: 60, most: 6 },
	{ what: '10 min', seconds: 600, most: 25 },
];

/** Calls to Pictory for one render that is waited for with When It Is Ready, Keep Running. */
export async function pollingCalls(pictory: LocalPictory, engine: Engine): Promise<Measured[]> {
	const rows: Measured[] = [];
	for (const { what, seconds, most } of RENDERS) {
		await pictory.prepare({ jobDurationMs: (seconds * 1_000) / CLOCK });
		const realClock = hastenClock(CLOCK);
		const { json } = await engine
			.patient(CLOCK)
			.run({ parameters: createVideo({ wait: 'poll' }) })
			.finally(realClock);
		const { requests } = await pictory.summary();
		const finished = json[0]?.status === 'completed' ? requests : Number.NaN;
		rows.push({
			what: `poll, a render of ${what}: calls`,
			value: finished,
			bound: { most },
			note: `the start and ${requests - 1} looks`,
		});
	}
	return rows;
}
