/* eslint-disable @n8n/community-nodes/require-node-api-error */
import type { Browser, Page } from 'playwright-core';

import { BUCKET } from './aws';
import { launchChromium } from './chromium';
import { logIn } from './editor';
import { say } from './shell';
import { changePreview } from './walk/changePreview';
import { fileLands } from './walk/fileLands';
import { firstVideo } from './walk/firstVideo';
import { Person } from './walk/person';
import { Tour } from './walk/tour';
import { FIRST_START_MS, createWorld, type World } from './world';

jest.setTimeout(120_000);

const VIEWPORT = { width: 1440, height: 1100 };

/** What it takes a person to get there, with a mouse and a keyboard: counted, and held to what the README promises. */
describe('walks in the editor', () => {
	let world: World;
	let browser: Browser | undefined;
	let page: Page;

	beforeAll(async () => {
		world = await createWorld();
		browser = await launchChromium();
		page = await (await browser.newContext({ viewport: VIEWPORT })).newPage();
		await logIn(page, world);
	}, FIRST_START_MS);

	beforeEach(() => {
		world.sandbox.reset();
		world.sandbox.settings.jobDurationMs = 1_000;
	});

	afterAll(async () => {
		await browser?.close();
		await world?.close();
	});

	/** Walks, and says what it took. A walk that ends half-way leaves a picture of where. */
	const walked = async <Result>(name: string, walk: (person: Person, world: World) => Promise<Result>) => {
		const person = new Person(page, world, name);
		try {
			const result = await walk(person, world);
			say(`${name}: ${String(person.tally)}`);
			return { result, tally: person.tally };
		} catch (error) {
			await person.look('ended here');
			throw error;
		}
	};

	it('makes a first video from text with 12 clicks and 2 typed fields', async () => {
		const { result, tally } = await walked('first video', firstVideo);
		expect(result).toMatchObject([
			{
				videoName: 'My first video',
				voiceOver: { enabled: true, aiVoices: [{ speaker: '1001' }] },
				scenes: [{ story: 'This is my first video. Pictory has made it.' }],
			},
		]);
		expect(tally.clicks).toBeLessThanOrEqual(12);
		expect(tally.typed.size).toBeLessThanOrEqual(2);
		expect(tally.expressions()).toEqual([]);
	});

	it('goes from a file in S3 to its video to the next node with 2 nodes of ours and 4 chosen fields', async () => {
		const { result, tally } = await walked('file lands', fileLands);
		expect(result.sent).toEqual([
			expect.objectContaining({
				videoName: 'incoming/Spring sale.mp4',
				awsConnectionId: result.connectionId,
				scenes: [
					expect.objectContaining({
						background: expect.objectContaining({ visualUrl: `s3://${BUCKET}/incoming/Spring sale.mp4` }) as unknown,
					}),
				],
			}),
		]);
		expect(result.next).toEqual([{ videoURL: expect.stringMatching(/^https?:\/\/.*\/video\.mp4$/) as string }]);
		const ours = result.workflow.nodes.filter(({ type }) => type.startsWith('n8n-nodes-pictory.'));
		expect(ours.length).toBeLessThanOrEqual(2);
		expect(tally.chosen.size).toBeLessThanOrEqual(4);
		expect(tally.expressions()).toEqual([]);
	});

	it('changes a text of a preview and renders it, without JSON', async () => {
		const { result, tally } = await walked('change preview', changePreview);
		expect(result.elements).toEqual([
			expect.objectContaining({ elementType: 'SceneText', text: 'Our autumn sale starts on Friday.' }),
		]);
		expect(result.renders).toBe(1);
		expect(tally.json()).toEqual([]);
		expect(tally.expressions()).toEqual([]);
		expect([...tally.chosen.values()].join()).not.toMatch(/JSON/);
	});

	it('shows nothing cut off, red or meant for machines in any panel, before anything is entered', async () => {
		await page.setViewportSize({ ...VIEWPORT, height: 1900 });
		const tour = new Tour(page, world);
		const pictory = { words: 'create video', entry: 'Pictory', action: 'Create video' };
		await tour.open(pictory);
		await tour.operations();
		await tour.open(pictory);
		await tour.each('Make Video From', 'Create');
		await tour.open(pictory);
		// All additional fields, one below the other.
		await page.setViewportSize({ ...VIEWPORT, height: 6000 });
		await tour.everythingOf('Add Field', 'Create');
		// A group that was added is open, with its fields.
		for (const label of ['Music', 'Voice Speed (%)', 'Width (Pixels)']) await tour.field(label).waitFor();
		await page.setViewportSize({ ...VIEWPORT, height: 1900 });
		await tour.open({ words: 's3 trigger', entry: 'Pictory S3 Trigger' });
		await tour.each('Sent By', 'S3 Trigger');
		await tour.open({ words: 'video finished', entry: 'Pictory', action: 'On new Pictory event' });
		await tour.survey('Pictory Trigger');
		say(`tour: ${tour.panels.length} panels`);
		expect(tour.faults).toEqual([]);
		expect(tour.panels.length).toBeGreaterThan(30);
	}, 600_000);
});
