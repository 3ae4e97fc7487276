import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { type Sandbox, startSandbox } from '../../../sandbox';
import { prepare } from './panel';
import { diceOf, randomPanel, type Shown, shownIn, valueFor } from './randomPanel';

/** Panels that are filled in at random, as n8n shows them: what is on show arrives at Pictory, or is told. */
const RUNS = 150;
jest.setTimeout(120_000);

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.close());

/** @returns the body that would be sent; nothing when something is wrong with the panel, which is told then */
function bodyOf(panel: IDataObject): IDataObject | undefined {
	const { tasks, problems } = prepare('create', structuredClone(panel));
	const [task] = tasks;
	return problems.length === 0 && task?.kind === 'start' ? task.request.body : undefined;
}

/** What the local Pictory has kept of a body, which drops what it does not know. */
async function keptOf(body: IDataObject): Promise<unknown> {
	const answer = await fetch(`${sandbox.baseUrl}/v2/video/storyboard`, {
		method: 'POST',
		headers: { Authorization: sandbox.apiKey, 'Content-Type': 'application/json' },
		body: JSON.stringify(body),
	});
	return answer.ok ? sandbox.log.last('POST')?.body : await answer.json();
}

test('a panel with nothing to put right is taken by Pictory as it is, and all its words arrive', async () => {
	let taken = 0;
	await fc.assert(
		fc.asyncProperty(fc.nat(), async (seed) => {
			const panel = randomPanel(diceOf(seed));
			const body = bodyOf(panel);
			if (!body) return;
			taken++;
			expect(await keptOf(body)).toEqual(body);
			const arrived = JSON.stringify(body);
			const words = shownIn(panel).flatMap(({ path, property: { name }, holder }) =>
				(JSON.stringify(holder[name]).match(/w\d{7}/g) ?? []).map((word) => [path, word] as const),
			);
			expect(words.filter(([, word]) => !arrived.includes(word))).toEqual([]);
		}),
		{ numRuns: RUNS, endOnFailure: true },
	);
	expect(taken).toBeGreaterThan(RUNS / 10);
});

/** What can be changed without anything else being sent, with the reason. */
const WITHOUT_EFFECT: ReadonlyArray<readonly [path: RegExp, why: string]> = [
	[/(?:^|\.)(?:mute|loop)$/, 'An image has no sound, and does not repeat: its name says what it is'],
	[/^aspectRatio$/, 'Width and height say it'],
	[/^videoPer$/, 'There is one item'],
	[/^additionalFields\.(?:captions\.values\.\w+|sceneTransition|stockSearch\.\w+\.\w+)$/, 'Each scene says otherwise'],
	[/(?:^|\.)type$/, 'It is what the name of the file says, too'],
];

test('what is changed on a panel changes what is sent, or is told', () => {
	fc.assert(
		fc.property(fc.nat(), (seed) => {
			const draw = diceOf(seed);
			const panel = randomPanel(draw);
			const before = bodyOf(panel);
			if (!before) return;
			const idle = shownIn(panel).filter((shown) => !changesAnything(shown, panel, before));
			expect(
				idle.map(({ path }) => path).filter((path) => !WITHOUT_EFFECT.some(([known]) => known.test(path))),
			).toEqual([]);

			function changesAnything({ property, holder }: Shown, whole: IDataObject, sent: IDataObject): boolean {
				const value = holder[property.name];
				const other = valueFor(property, draw);
				if (JSON.stringify(other) === JSON.stringify(value)) return true;
				holder[property.name] = other;
				const after = bodyOf(whole);
				holder[property.name] = value;
				return JSON.stringify(after) !== JSON.stringify(sent);
			}
		}),
		{ numRuns: RUNS, endOnFailure: true },
	);
});
