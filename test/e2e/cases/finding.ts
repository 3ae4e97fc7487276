/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchChromium } from '../chromium';
import { logIn } from '../editor';
import { PICTORY_CREDENTIAL, PICTORY_NODE, S3_TRIGGER } from '../examples';
import {
	addThroughPanel,
	closeNode,
	expectNames,
	namesIn,
	openNewWorkflow,
	openNodesPanel,
	savedWorkflow,
} from '../nodesPanel';
import type { StoredWorkflow, WorkflowNode } from '../rest';
import { readCatalogue } from '../search/nodeList';
import { PanelSearch } from '../search/panelSearch';
import { NAMED } from '../search/words';
import { artifacts, type World } from '../world';

/** What a person does first: look for a node in n8n's panel, and add it. */
export function findingCases(world: () => World): void {
	let browser: Browser | undefined;
	let page: Page;
	let search: PanelSearch;

	const shot = async (name: string) =>
		await page.screenshot({ path: join(artifacts, `finding-${name.replace(/\W+/g, '-')}.png`) });

	beforeAll(async () => {
		const { runtime } = world();
		search = new PanelSearch(runtime, await readCatalogue(runtime));
		browser = await launchChromium();
		page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' })).newPage();
		await logIn(page, world());
	}, 180_000);

	afterEach(async () => await shot(`end of ${expect.getState().currentTestName?.split(' nodes panel ')[1] ?? 'test'}`));

	afterAll(async () => {
		await browser?.close();
	});

	/**
	 * @param isConnected wait for a connection too
	 * @returns the node as n8n has saved it, and the connections around it
	 */
	const saved = async (
		type: string,
		isConnected = false,
	): Promise<{ node: WorkflowNode; connections: StoredWorkflow['connections'] }> => {
		const isThere = (now: StoredWorkflow): boolean =>
			now.nodes.some((node) => node.type === type) && (!isConnected || Object.keys(now.connections).length > 0);
		const { nodes, connections } = await savedWorkflow(page, world(), isThere);
		const node = nodes.find((one) => one.type === type);
		if (!node) throw new Error(`There is no ${type}`);
		return { node, connections };
	};

	const shows = async (node: Locator, field: string): Promise<string> =>
		await node.getByTestId(`parameter-input-${field}`).locator('input').first().inputValue();

	const subtitleOf = async (name: string): Promise<string> => {
		const drawn = page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
		const lines = (await drawn.innerText()).split('\n').filter(Boolean);
		return lines[lines.indexOf(name) + 1] ?? '';
	};

	it('"pictory" shows node and trigger, in light and in dark', async () => {
		await openNewWorkflow(page, world());
		const panel = await openNodesPanel(page);
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme });
			await expectNames(panel, 'pictory', (names) => names.join() === 'Pictory,Pictory S3 Trigger');
			await shot(`pictory ${colorScheme}`);
		}
		await page.emulateMedia({ colorScheme: 'light' });
		expect(await panel.getByTestId('node-creator-item-description').allInnerTexts()).toEqual([
			expect.stringMatching(/^Make AI videos .* trigger /) as string,
			expect.stringContaining('S3 bucket') as string,
		]);
	});

	it.each(['first step', 'canvas'] as const)(
		'plus of the %s: all words bring what was worked out, ours among the first three',
		async (plus) => {
			await openNewWorkflow(page, world());
			if (plus === 'canvas') await closeNode(await addTrigger());
			const panel = await openNodesPanel(page, plus);
			for (const { words, node } of NAMED) {
				const expected = search
					.find(words)
					.slice(0, 3)
					.map(({ properties }) => properties.displayName);
				await expectNames(panel, words, (names) => names.slice(0, 3).join() === expected.join());
				expect([words, expected]).toEqual([
					words,
					expect.arrayContaining([node === S3_TRIGGER ? 'Pictory S3 Trigger' : 'Pictory']),
				]);
			}
		},
	);

	const addTrigger = async (): Promise<Page> => {
		await addThroughPanel(page, { words: 's3 trigger', entry: 'Pictory S3 Trigger' });
		return page;
	};

	it.each([
		['create video', 'Create video', {}, ['Video', 'Create'], 'Create Video'],
		[
			'aws setup',
			'Generate AWS setup',
			{ resource: 'awsConnection', operation: 'generateSetup' },
			['AWS Connection', 'Generate AWS Setup'],
			'Generate AWS Setup',
		],
		['render video', 'Wait for job', { resource: 'job' }, ['Job', 'Wait'], 'Wait for Job'],
		[
			'subtitles',
			'Create video preview',
			{ operation: 'createPreview' },
			['Video', 'Create Preview'],
			'Create Video Preview',
		],
	])('"%s" → Pictory → "%s" makes a node that is set so', async (words, action, parameters, fields, subtitle) => {
		await openNewWorkflow(page, world());
		const node = await addThroughPanel(page, { words, entry: 'Pictory', action });
		await shot(`panel ${action}`);
		expect([await shows(node, 'resource'), await shows(node, 'operation')]).toEqual(fields);
		// n8n does not save what is the default.
		const { node: stored } = await saved(PICTORY_NODE);
		expect(stored.parameters).toMatchObject(parameters);
		expect(stored.credentials).toEqual({
			[PICTORY_CREDENTIAL]: { id: world().credential.id, name: 'Pictory account' },
		});
		await closeNode(page);
		await shot(`canvas ${action}`);
		expect(await subtitleOf(action)).toBe(subtitle);
	});

	it('the plus of the canvas adds a second step', async () => {
		await openNewWorkflow(page, world());
		await closeNode(await addTrigger());
		const node = await addThroughPanel(page, {
			words: 'short video for social media',
			entry: 'Pictory',
			action: 'Create video',
			plus: 'canvas',
		});
		expect([await shows(node, 'resource'), await shows(node, 'operation')]).toEqual(['Video', 'Create']);
		const { connections } = await saved(PICTORY_NODE, true);
		expect(connections).toEqual({
			'Pictory S3 Trigger': { main: [[{ node: 'Create video', type: 'main', index: 0 }]] },
		});
	});

	it('"new file in S3 bucket" makes a Pictory S3 Trigger', async () => {
		await openNewWorkflow(page, world());
		const node = await addThroughPanel(page, { words: 'new file in S3 bucket', entry: 'Pictory S3 Trigger' });
		await node.getByText('Topic ARN', { exact: true }).first().waitFor();
		expect((await saved(S3_TRIGGER)).node.typeVersion).toBe(1.1);
		await closeNode(page);
		expect(await subtitleOf('Pictory S3 Trigger')).toBe('Amazon SNS');
	});

	it('"video finished" → Pictory → its trigger makes a Pictory Trigger', async () => {
		await openNewWorkflow(page, world());
		const node = await addThroughPanel(page, {
			words: 'video finished',
			entry: 'Pictory',
			action: 'On new Pictory event',
		});
		await node.getByText('Kind of Job', { exact: true }).first().waitFor();
		await saved(`${PICTORY_NODE}Trigger`);
		await closeNode(page);
		expect(await subtitleOf('Pictory Trigger')).toBe('Job Completed');
	});

	it('the Tool connector of an AI Agent finds it by all its words, and adds it', async () => {
		await openNewWorkflow(page, world());
		await addThroughPanel(page, { words: 'AI Agent', entry: 'AI Agent' });
		await closeNode(page);
		const plus = { toolOf: 'AI Agent' };
		const panel = await openNodesPanel(page, plus);
		for (const { words } of NAMED.filter(({ node }) => node === PICTORY_NODE)) {
			await expectNames(panel, words, (names) => names.slice(0, 3).includes('Pictory Tool'));
			if (words === 'pictory') expect((await namesIn(panel))[0]).toBe('Pictory Tool');
		}
		await shot('tools of an agent');
		await page.keyboard.press('Escape');
		const node = await addThroughPanel(page, { words: 'create video', entry: 'Pictory Tool', plus });
		expect([await shows(node, 'resource'), await shows(node, 'operation')]).toEqual(['Video', 'Create']);
		await shot('tool of an agent');
		const { node: tool, connections } = await saved(`${PICTORY_NODE}Tool`);
		expect(connections[tool.name]).toEqual({ ai_tool: [[{ node: 'AI Agent', type: 'ai_tool', index: 0 }]] });
	});
}
