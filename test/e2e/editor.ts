import type { Locator, Page } from 'playwright-core';
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

/** Opens a workflow and waits until its node is drawn. @returns the node */
export async function openWorkflow(page: Page, world: World, workflowId: string, node: string): Promise<Locator> {
	await page.goto(`${world.n8n.origin}/workflow/${workflowId}`);
	const drawn = page.locator(`[data-test-id="canvas-node"][data-node-name="${node}"]`);
	await drawn.waitFor();
	return drawn;
}

/** Opens the panel of a node. @returns the panel */
export async function openPanel(page: Page, world: World, workflowId: string, node: string): Promise<Locator> {
	await (await openWorkflow(page, world, workflowId, node)).dblclick();
	const panel = page.getByTestId('ndv').first();
	await panel.waitFor();
	return panel;
}

/** @returns where the panel shows what the node put out */
export function outputOf(page: Page): Locator {
	return page.getByTestId('output-panel').or(page.getByTestId('ndv-output-panel')).first();
}
