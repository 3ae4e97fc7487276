/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

import { addThroughPanel, openNewWorkflow, type Way } from '../nodesPanel';
import { artifacts, type World } from '../world';
import { cutInMenu, faultsIn } from './faults';
import { fieldCalled } from './field';
import { menuOf, menusIn, readMenu, take } from './menu';

/**
 * Somebody new, who opens everything there is and enters nothing. Each panel leaves a picture in light and one in dark, for
 * people to look at; what a machine can see in them is told as a fault.
 */
export class Tour {
	readonly faults: string[] = [];

	readonly panels: string[] = [];

	/** Labels whose menus were looked into: the next time they say the same. */
	private readonly seen = new Set<string>();

	constructor(
		private readonly page: Page,
		private readonly world: World,
	) {}

	private get panel(): Locator {
		return this.page.getByTestId('ndv').first();
	}

	/** Adds a node to an empty canvas. */
	async open(way: Way): Promise<void> {
		await openNewWorkflow(this.page, this.world);
		await addThroughPanel(this.page, way);
	}

	/** Every operation of the open node. */
	async operations(): Promise<void> {
		for (const resource of await this.entries('Resource')) {
			await take(this.page, menuOf(this.panel, 'Resource'), resource);
			for (const operation of await this.entries('Operation')) {
				await take(this.page, menuOf(this.panel, 'Operation'), operation);
				await this.survey(`${resource} ${operation}`);
			}
		}
	}

	/** What the panel shows for each entry of one of its menus. */
	async each(label: string, about: string): Promise<void> {
		for (const entry of await this.entries(label)) {
			await take(this.page, menuOf(this.panel, label), entry);
			await this.survey(`${about} ${label} ${entry}`);
		}
	}

	/** Adds everything a collection offers, such as the additional fields. @param add what stands in its menu's box */
	async everythingOf(add: string, about: string): Promise<void> {
		const box = this.panel.getByPlaceholder(add).first();
		for (const entry of await readMenu(this.page, box, async () => await this.lookInto(`${about} ${add}`))) {
			await take(this.page, box, entry);
		}
		await this.survey(`${about} ${add}`);
	}

	/** Looks at the open panel, and into its menus. */
	async survey(about: string): Promise<void> {
		this.panels.push(about);
		this.note(about, await faultsIn(this.panel));
		for (const { label, box } of await menusIn(this.panel)) {
			if (!this.seen.has(label)) await readMenu(this.page, box, async () => await this.lookInto(label));
			this.seen.add(label);
		}
		await this.look(about);
	}

	/** A field of the open panel. */
	field(label: string): Locator {
		return fieldCalled(this.panel, label);
	}

	private async entries(label: string): Promise<string[]> {
		return await readMenu(this.page, menuOf(this.panel, label), async () => await this.lookInto(label));
	}

	private async lookInto(label: string): Promise<void> {
		this.note(`menu of ${label}`, await cutInMenu(this.page));
	}

	private note(about: string, faults: string[]): void {
		this.faults.push(...faults.map((fault) => `${about}: ${fault}`));
	}

	private async look(about: string): Promise<void> {
		for (const colorScheme of ['dark', 'light'] as const) {
			await this.page.emulateMedia({ colorScheme });
			const name = `tour-${about}-${colorScheme}`.replace(/[^A-Za-z0-9]+/g, '-');
			const path = join(artifacts, `${name}.png`);
			await this.panel.getByTestId('node-parameters').first().screenshot({ path, animations: 'disabled' });
		}
	}
}
