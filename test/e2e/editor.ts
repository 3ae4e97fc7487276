import type { Locator, Page } from 'playwright-core';
import { until } from './shell';
import type { World } from './world';

/** Logs the owner in, as a person does. */
export async function logIn(page: Page, { n8n, login }: World): Promise<void> {
	page.setDefaultTimeout(20_000);
	await page.goto(`${n8n.origin}/signin`);
	await page.locator('input[name="emailOrLdapLoginId"]').fill(login.email);
	await page.locator('input[name="password"]').fill(login.password);
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL((url) => !url.pathname.startsWith('/signin'));
}

/**
 * Imports a workflow file into the open, empty workflow and picks the credential in each of these nodes, as an example asks.
 * @param nodes names of the nodes that take the Pictory credential
 */
export async function importFromFile(page: Page, file: string, nodes: string[], credential: string): Promise<void> {
	await page.getByTestId('workflow-import-input').setInputFiles(file);
	for (const name of nodes) {
		const drawn = page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
		await drawn.waitFor({ state: 'attached' });
		await page.getByTestId('zoom-to-fit').click();
		await drawn.dblclick();
		const panel = page.getByTestId('ndv').first();
		const select = panel.getByTestId('node-credentials-select').locator('input').first();
		await select.waitFor();
		if ((await select.inputValue()) !== credential) {
			await select.click();
			await page
				.locator('[data-test-id^="node-credentials-select-item"]')
				.filter({ hasText: credential, visible: true })
				.first()
				.click();
		}
		await page.getByTestId('ndv-close-button').first().click();
		await panel.waitFor({ state: 'hidden' });
	}
}

/** Types a value into a field of a node's panel. @param name of the parameter */
export async function enter(panel: Locator, name: string, text: string): Promise<void> {
	await fieldOf(panel, name).locator('input, textarea').first().fill(text);
}

/** Picks an entry of a menu in a node's panel. */
export async function choose(panel: Locator, name: string, option: string): Promise<void> {
	await fieldOf(panel, name).click();
	const open = panel.page().getByTestId('parameter-input-item').filter({ visible: true });
	await open
		.filter({ has: panel.page().getByText(option, { exact: true }) })
		.first()
		.click();
}

/** Searches the list of a field and picks the one entry left. */
export async function pick(panel: Locator, name: string, words: string): Promise<void> {
	await openList(panel, name);
	await pickFromList(panel, words);
}

/** Opens the list of a field. @returns its entries */
export async function openList(panel: Locator, name: string): Promise<Locator> {
	const picker = panel.getByTestId(`resource-locator-${name}`);
	await picker.scrollIntoViewIfNeeded();
	await picker.getByTestId('rlc-input').click();
	const entries = panel.page().getByTestId('rlc-item').filter({ visible: true });
	await entries.first().waitFor();
	return entries;
}

/** Searches the open list and picks the one entry with these words; n8n keeps the one chosen before above it. */
export async function pickFromList(panel: Locator, words: string): Promise<void> {
	const entries = panel.page().getByTestId('rlc-item').filter({ visible: true });
	const wanted = entries.filter({ hasText: words });
	await panel.page().getByTestId('rlc-search').filter({ visible: true }).fill(words);
	const ask = async () => ((await wanted.count()) === 1 && (await entries.count()) <= 2 ? true : undefined);
	await until(`one entry for "${words}"`, ask, 10_000);
	await wanted.click();
	await wanted.waitFor({ state: 'hidden' });
}

/** Turns a switch of a node's panel. */
export async function turnOn(panel: Locator, name: string): Promise<void> {
	await fieldOf(panel, name).getByRole('switch').locator('..').click();
}

function fieldOf(panel: Locator, name: string): Locator {
	return panel.getByTestId(`parameter-input-${name}`).first();
}

/** @returns where the panel shows what the node put out */
export function outputOf(page: Page): Locator {
	return page.getByTestId('output-panel').or(page.getByTestId('ndv-output-panel')).first();
}
