import type { Locator, Page } from 'playwright-core';

import { boxOf, exactly, fieldCalled, type Words } from './field';

/** An entry n8n puts at the end of each menu of resources and of operations. */
const OF_N8N = 'Custom API Call';

/** The entries of the menu that is open, of a field or of a collection. */
export function openEntries(page: Page): Locator {
	return page.locator('.el-select-dropdown__item').filter({ visible: true });
}

/** @returns the entry of the open menu with this name; below it may stand what it does */
export function entryCalled(page: Page, name: Words): Locator {
	return openEntries(page)
		.filter({ has: page.getByText(exactly(name)) })
		.first();
}

/** How long a menu takes to open, on a slow machine too. */
const OPENS_MS = 4_000;

/**
 * Opens a menu. While n8n draws a panel anew, as after a drop, it closes what was opened a moment ago: that is the
 * machine's haste and no step of a person's, so opening it again is not told to whoever counts.
 */
export async function openMenu(page: Page, box: Locator, click = async (): Promise<void> => await box.click()) {
	const entries = openEntries(page);
	await click();
	for (let tries = 1; tries < 4; tries += 1) {
		const isOpen = entries.first().waitFor({ timeout: OPENS_MS });
		if (await isOpen.then(() => true).catch(() => false)) return;
		await box.click();
	}
	await entries.first().waitFor({ timeout: OPENS_MS });
}

/**
 * Opens a menu, looks at it, and closes it again.
 * @param look what is done while it is open
 * @returns the names of its entries
 */
export async function readMenu(
	page: Page,
	box: Locator,
	look = async (): Promise<void> => undefined,
): Promise<string[]> {
	const entries = openEntries(page);
	await openMenu(page, box);
	await look();
	const names = (await entries.allInnerTexts()).map((text) => text.split('\n')[0]?.trim() ?? '');
	await page.keyboard.press('Escape');
	await entries.first().waitFor({ state: 'hidden' });
	return names.filter((name) => name !== OF_N8N);
}

/** Opens a menu and takes an entry. */
export async function take(page: Page, box: Locator, name: string): Promise<void> {
	await openMenu(page, box);
	const entry = entryCalled(page, name);
	await entry.click();
	await entry.waitFor({ state: 'hidden' });
}

/** @returns the menus a panel shows, each with the label of its field */
export async function menusIn(panel: Locator): Promise<Array<{ label: string; box: Locator }>> {
	const boxes = panel
		.getByTestId('node-parameters')
		.locator('.parameter-input > .n8n-select:has(input[role="combobox"])')
		.filter({ visible: true });
	const labels = await boxes.evaluateAll((all) =>
		all.map(
			(box) => box.closest('[data-test-id="input-label"]')?.querySelector('label span')?.textContent?.trim() ?? '',
		),
	);
	return labels.map((label, index) => ({ label, box: boxes.nth(index) }));
}

/** @returns what the menu of a field is opened at */
export function menuOf(panel: Locator, label: string): Locator {
	return boxOf(fieldCalled(panel, label));
}
