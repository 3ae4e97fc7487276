/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

import { outputOf } from '../editor';
import { addThroughPanel, closeNode, openNewWorkflow, savedWorkflow, type Way } from '../nodesPanel';
import type { StoredWorkflow } from '../rest';
import { artifacts, type World } from '../world';
import { boxOf, exactly, fieldCalled, type Words } from './field';
import { entryCalled, openMenu } from './menu';
import { Tally } from './tally';

/**
 * Somebody at the editor, who knows what stands on the screen and no names of parameters. They have a mouse, whose clicks
 * are counted, and a keyboard; nothing here goes round the two.
 */
export class Person {
	readonly tally = new Tally();

	private pictures = 0;

	/** @param walk named in the screenshots */
	constructor(
		private readonly page: Page,
		private readonly world: World,
		private readonly walk: string,
	) {}

	private readonly click = async (target: Locator): Promise<void> => {
		await target.click();
		this.tally.clicks += 1;
	};

	/** The panel of the node that is open. */
	get panel(): Locator {
		return this.page.getByTestId('ndv').first();
	}

	/** An empty canvas, which is where everybody begins. */
	async begin(): Promise<void> {
		await openNewWorkflow(this.page, this.world);
	}

	/** Types words into the nodes panel, and adds what is found there. */
	async add(way: Way): Promise<void> {
		await addThroughPanel(this.page, way, this.click);
	}

	/** Types into a field. */
	async type(label: string, text: string): Promise<void> {
		const box = boxOf(fieldCalled(this.panel, label));
		await this.click(box);
		// What stands there already is replaced, by keys.
		await this.page.keyboard.press('ControlOrMeta+A');
		await this.page.keyboard.type(text);
		this.tally.typed.set(label, text);
	}

	/** Opens the menu of a field and takes one of its entries. */
	async choose(label: string, option: Words): Promise<void> {
		const box = boxOf(fieldCalled(this.panel, label));
		await openMenu(this.page, box, async () => await this.click(box));
		const entry = entryCalled(this.page, option);
		await this.click(entry);
		await entry.waitFor({ state: 'hidden' });
		this.tally.chosen.set(label, String(option));
	}

	/** Opens the list of a field, which n8n fills from the account, and takes one of its entries. */
	async pick(label: string, entry: Words, shot?: string): Promise<void> {
		await this.click(fieldCalled(this.panel, label).getByTestId('rlc-input'));
		const entries = this.page.getByTestId('rlc-item').filter({ visible: true });
		await entries.first().waitFor();
		if (shot !== undefined) await this.look(shot);
		const wanted = entries.filter({ hasText: entry }).first();
		await this.click(wanted);
		await wanted.waitFor({ state: 'hidden' });
		this.tally.chosen.set(label, String(entry));
	}

	/** Drags a field from the input panel onto a field of the node. */
	async drag(name: string, label: string): Promise<void> {
		await this.drop(name, boxOf(fieldCalled(this.panel, label)));
		this.tally.dragged.set(label, name);
	}

	/** Drags a field from the input panel to where the node says that it takes some. */
	async dragTo(name: string, place: string): Promise<void> {
		await this.drop(name, this.panel.getByText(place).first());
		this.tally.dragged.set(place, name);
	}

	private async drop(name: string, target: Locator): Promise<void> {
		const { mouse } = this.page;
		// Where it is dropped may say something else as soon as something is dragged.
		const to = await this.middle(target);
		const from = await this.middle(this.panel.getByTestId('ndv-input-panel').getByText(name, { exact: true }).first());
		await mouse.move(from.x, from.y);
		await mouse.down();
		await mouse.move(from.x + 10, from.y + 10, { steps: 3 });
		await mouse.move(to.x, to.y, { steps: 10 });
		await mouse.up();
		this.tally.clicks += 1;
	}

	private async middle(target: Locator): Promise<{ x: number; y: number }> {
		await target.scrollIntoViewIfNeeded();
		const box = await target.boundingBox();
		if (!box) throw new Error('There is nothing to be seen to drag or to drop on');
		return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
	}

	/** Clicks a button; of several the one that lies on top. */
	async press(name: Words): Promise<void> {
		const buttons = this.page.getByRole('button', { name: exactly(name) }).filter({ visible: true });
		await this.click(buttons.last());
	}

	/** Clicks a text. */
	async pressText(text: Words): Promise<void> {
		await this.click(this.page.getByText(exactly(text)).filter({ visible: true }).first());
	}

	/**
	 * Runs the open node and waits until its output shows this.
	 * @param meanwhile what goes on elsewhere while it runs
	 */
	async execute(shows: Words, meanwhile?: () => Promise<void>, limit = 40_000): Promise<void> {
		await this.pause();
		await this.click(this.panel.getByRole('button', { name: 'Execute step' }).first());
		await meanwhile?.();
		await this.output.getByText(shows).first().waitFor({ timeout: limit });
	}

	/** n8n runs what it has saved, which on a busy machine comes seconds after the last key: a person is not as fast. */
	private async pause(): Promise<void> {
		const typed = [...this.tally.typed.values()].map((text) => JSON.stringify(text).slice(1, -1));
		await this.saved(({ nodes }) => typed.every((text) => JSON.stringify(nodes).includes(text)));
	}

	/** Waits until the open node shows a text. @returns all of the text it stands in */
	async read(text: Words): Promise<string> {
		return await this.panel.getByText(text).filter({ visible: true }).first().innerText();
	}

	/** Where the open node shows what it put out. */
	get output(): Locator {
		return outputOf(this.page);
	}

	/** Publishes the workflow, and waits until its trigger listens. */
	async publish(): Promise<void> {
		await this.press('Publish');
		const sheet = this.page.getByRole('dialog').filter({ hasText: 'Publish workflow', visible: true });
		await this.click(sheet.getByRole('button', { name: 'Publish' }));
		await this.page.getByText('Each file that arrives').first().waitFor();
	}

	/** Back to the canvas. */
	async close(): Promise<void> {
		await closeNode(this.page, this.click);
	}

	/** The workflow as n8n has saved it by itself. */
	async saved(isSaved: (workflow: StoredWorkflow) => boolean): Promise<StoredWorkflow> {
		return await savedWorkflow(this.page, this.world, isSaved);
	}

	/** Takes a picture of what there is to be seen. */
	async look(what: string): Promise<void> {
		this.pictures += 1;
		const name = `walk-${this.walk}-${this.pictures}-${what}`.replace(/[^A-Za-z0-9]+/g, '-');
		await this.page.screenshot({ path: join(artifacts, `${name}.png`) });
	}
}
