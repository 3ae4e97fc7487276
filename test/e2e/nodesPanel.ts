import type { Locator, Page } from 'playwright-core';
import { RestError, type StoredWorkflow } from './rest';
import { until } from './shell';
import type { World } from './world';

/** Which plus opens the nodes panel: of an empty canvas, of the canvas, behind a node, or of an AI Agent's Tool connector. */
export type Plus = 'first step' | 'canvas' | { after: string } | { toolOf: string };

/** How something is clicked: whoever counts clicks gives a way of their own. */
export type Press = (target: Locator) => Promise<void>;

const press: Press = async (target) => await target.click();

/** What a person types and clicks to get a node. */
export interface Way {
	words: string;
	/** name of the entry in the panel */
	entry: string;
	/** one of the entry's actions or triggers; without it the node itself */
	action?: string;
	plus?: Plus;
}

/** Opens a new, empty workflow. */
export async function openNewWorkflow(page: Page, { n8n }: World): Promise<void> {
	await page.goto(`${n8n.origin}/workflow/new`);
	await page.getByTestId('canvas-add-button').first().waitFor();
}

/** Opens the nodes panel. @returns the panel */
export async function openNodesPanel(page: Page, plus: Plus = 'first step', click = press): Promise<Locator> {
	await click(plusOf(page, plus));
	const panel = page.getByTestId('node-creator');
	await panel.getByTestId('node-creator-search-bar').waitFor();
	return panel;
}

function plusOf(page: Page, plus: Plus): Locator {
	if (plus === 'first step') return page.getByTestId('canvas-add-button').first();
	if (plus === 'canvas') return page.getByTestId('node-creator-plus-button');
	const [side, type, node] = 'after' in plus ? ['output', 'main', plus.after] : ['input', 'ai_tool', plus.toolOf];
	return page
		.locator(`[data-test-id="canvas-node-${side}-handle"][data-connection-type="${type}"][data-node-name="${node}"]`)
		.getByTestId('canvas-handle-plus');
}

/** @returns the names the panel shows, from the top */
export async function namesIn(panel: Locator): Promise<string[]> {
	return await panel.getByTestId('node-creator-item-name').allInnerTexts();
}

/**
 * Types words and waits until the panel has searched, which it does some time after the last key.
 * @param expected tells whether the names, from the top, are what should come
 * @throws Error that says what it shows instead
 */
export async function expectNames(
	panel: Locator,
	words: string,
	expected: (names: string[]) => boolean,
): Promise<void> {
	await panel.getByTestId('node-creator-search-bar').fill(words);
	let shown: string[] = [];
	const ask = async (): Promise<true | undefined> => {
		shown = await namesIn(panel);
		return expected(shown) ? true : undefined;
	};
	await until('the panel has searched', ask, 5_000).catch(() => {
		throw new Error(`The panel shows for "${words}": ${shown.slice(0, 8).join(', ') || 'nothing'}`);
	});
}

/** Adds a node by typing and clicking only. @returns the node's own panel, which n8n then opens */
export async function addThroughPanel(
	page: Page,
	{ words, entry, action, plus = 'first step' }: Way,
	click = press,
): Promise<Locator> {
	const panel = await openNodesPanel(page, plus, click);
	await panel.getByTestId('node-creator-search-bar').fill(words);
	await click(named(panel, entry));
	const node = page.getByTestId('ndv').first();
	const details = panel.getByText('Node details', { exact: true });
	await node.or(details).first().waitFor();
	if (await details.isVisible()) {
		await settled(page);
		if (action !== undefined) await openActions(panel, action, click);
		const wanted = action === undefined ? panel.getByRole('button', { name: 'Add to workflow' }) : named(panel, action);
		await click(wanted);
	}
	await node.waitFor();
	return node;
}

/** While one page of the panel slides in, the one before is still there. */
async function settled(page: Page): Promise<void> {
	await page.waitForFunction(() => document.querySelectorAll('[data-test-id="node-creator"] aside').length === 1);
}

function named(panel: Locator, name: string): Locator {
	return panel
		.getByTestId('node-creator-item-name')
		.filter({ hasText: new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`) })
		.first();
}

/** The panel for triggers shows a node's actions folded. */
async function openActions(panel: Locator, action: string, click: Press): Promise<void> {
	const folded = panel.getByTestId('node-creator-category-item').filter({ hasText: /^Actions/ });
	await named(panel, action).or(folded).first().waitFor();
	if (!(await named(panel, action).isVisible())) await click(folded);
}

/** Closes a node's panel, back to the canvas. */
export async function closeNode(page: Page, click = press): Promise<void> {
	await click(page.getByTestId('ndv-close-button').first());
	await page.getByTestId('ndv').first().waitFor({ state: 'hidden' });
}

/**
 * n8n saves by itself, some moments after a change.
 * @param isSaved tells whether what was done last is in it
 * @returns the workflow on the canvas as n8n has saved it
 */
export async function savedWorkflow(
	page: Page,
	{ rest }: World,
	isSaved: (workflow: StoredWorkflow) => boolean,
): Promise<StoredWorkflow> {
	const ask = async () => {
		const stored = await rest.workflow(workflowId(page)).catch((error: unknown) => {
			if (error instanceof RestError && error.status === 404) return undefined;
			throw error;
		});
		return stored && isSaved(stored) ? stored : undefined;
	};
	return await until('the workflow is saved', ask, 20_000);
}

function workflowId(page: Page): string {
	const id = /\/workflow\/([^/?]+)/.exec(page.url())?.[1];
	if (!id || id === 'new') throw new Error(`No workflow is open at ${page.url()}`);
	return id;
}
