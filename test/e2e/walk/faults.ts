import type { Locator, Page } from 'playwright-core';

import { openEntries } from './menu';

/** What no panel of ours may show a newcomer: text a program wrote for itself. */
const MACHINE_TALK = /\[object |\bundefined\b|\bNaN\b|\bnull\b/;

/** @returns what is wrong with a node's panel as it is on the screen, a line each */
export async function faultsIn(panel: Locator): Promise<string[]> {
	const parameters = panel.getByTestId('node-parameters').first();
	const talk = MACHINE_TALK.exec(await parameters.innerText());
	return [
		...(talk ? [`shows "${talk[0]}"`] : []),
		...(await redIn(parameters)).map((text) => `red before anything is entered: ${text}`),
		...(await cutIn(parameters)).map((text) => `cut off: ${text}`),
		...(await cutPlaceholdersIn(parameters)).map((text) => `placeholder cut off: ${text}`),
	];
}

/** Fields and texts in the color of what is wrong. */
async function redIn(scope: Locator): Promise<string[]> {
	return await scope.evaluate((root) =>
		Array.from(root.querySelectorAll<HTMLElement>('*')).flatMap((element) => {
			if (element.offsetParent === null) return [];
			if (element.matches('.has-issues, [data-test-id="parameter-issues"]')) return [element.outerHTML.slice(0, 80)];
			const own = Array.from(element.childNodes).filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
			const text = own.map(({ textContent }) => textContent?.trim() ?? '').join('');
			const [red = 0, green = 0, blue = 0] = (getComputedStyle(element).color.match(/\d+/g) ?? []).map(Number);
			return text !== '' && red > 180 && green < 60 && blue < 60 ? [text] : [];
		}),
	);
}

/** Examples in empty fields that are longer than the field. */
async function cutPlaceholdersIn(scope: Locator): Promise<string[]> {
	return await scope.locator('input[placeholder]').evaluateAll((inputs) =>
		(inputs as HTMLInputElement[]).flatMap((input) => {
			if (input.offsetParent === null || input.value !== '') return [];
			const { font, paddingLeft, paddingRight } = getComputedStyle(input);
			const pen = document.createElement('canvas').getContext('2d');
			if (!pen) return [];
			pen.font = font;
			const room = input.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
			return pen.measureText(input.placeholder).width > room + 1 ? [input.placeholder] : [];
		}),
	);
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
