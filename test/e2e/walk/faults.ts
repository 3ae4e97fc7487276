import type { Locator, Page } from 'playwright-core';

import { openEntries } from './menu';

/** What no panel of ours may show a newcomer: text a program wrote for itself. */
const MACHINE_TALK = /\[object |\bundefined\b|\bNaN\b|\bnull\b/;

/** @returns what is wrong with a node's panel as it is on the screen, a line each */
export async function faultsIn(panel: Locator): Promise<string[]> {
	const parameters = panel.getByTestId('node-parameters').first();
	const talk = MACHINE_TALK.exec(await parameters.innerText());
	const red = await parameters
		.locator('.has-issues, [data-test-id="parameter-issues"]')
		.filter({ visible: true })
		.count();
	return [
		...(talk ? [`shows "${talk[0]}"`] : []),
		...(red > 0 ? [`${red} marked red before anything is entered`] : []),
		...(await cutIn(parameters)).map((text) => `cut off: ${text}`),
	];
}

/** @returns what the entries of the open menu say and n8n cuts off */
export async function cutInMenu(page: Page): Promise<string[]> {
	const entries = await openEntries(page).all();
	return (await Promise.all(entries.map(cutIn))).flat().map((text) => `cut off: ${text}`);
}

/** Texts that end in an ellipsis, after a line or after some lines. */
async function cutIn(scope: Locator): Promise<string[]> {
	return await scope.evaluate((root) =>
		[root, ...Array.from(root.querySelectorAll('*'))].flatMap((element) => {
			if (!(element instanceof HTMLElement) || element.offsetParent === null || element instanceof HTMLInputElement)
				return [];
			const { textOverflow, webkitLineClamp } = getComputedStyle(element);
			const isTooWide = textOverflow === 'ellipsis' && element.scrollWidth > element.clientWidth + 1;
			const isTooHigh = webkitLineClamp !== 'none' && element.scrollHeight > element.clientHeight + 1;
			return isTooWide || isTooHigh ? [element.innerText.trim()] : [];
		}),
	);
}
