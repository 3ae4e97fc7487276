/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchChromium } from '../chromium';
import { logIn, openWorkflow, outputOf } from '../editor';
import { EXAMPLE, exampleWorkflows, isPictoryNode, withCredential } from '../examples';
import { withoutConnection } from '../connection';
import type { WorkflowFile, WorkflowNode } from '../rest';
import { artifacts, type World } from '../world';

const VIEWPORT = { width: 1440, height: 1100 };

/** The editor as a person sees it; each step leaves a screenshot in `artifacts/`. */
export function browserCases(world: () => World): void {
	let browser: Browser | undefined;
	let page: Page;

	const shot = async (name: string) => {
		await page.screenshot({ path: join(artifacts, `${name.replace(/\W+/g, '-')}.png`) });
	};

	/** Opens the panel of the Pictory node that creates something. */
	const openNode = async (workflow: WorkflowFile & { id: string }): Promise<Locator> => {
		const creates = (node: WorkflowNode) => node.parameters.operation === 'create';
		const name = workflow.nodes.filter(isPictoryNode).find(creates)?.name ?? '';
		const node = await openWorkflow(page, world(), workflow.id, name);
		await shot(`canvas ${workflow.name}`);
		await node.dblclick();
		const panel = page.getByTestId('ndv').first();
		await panel.waitFor();
		return panel;
	};

	const example = (name: string): WorkflowFile => {
		const file = exampleWorkflows().find((one) => one.name === name);
		if (!file) throw new Error(`There is no example "${name}"`);
		return withCredential(file, world().credential);
	};

	beforeAll(async () => {
		browser = await launchChromium();
		page = await (await browser.newContext({ viewport: VIEWPORT })).newPage();
		await logIn(page, world());
	}, 180_000);

	afterEach(async () => {
		await shot(`end of ${expect.getState().currentTestName?.split(' browser ')[1] ?? 'test'}`);
	});

	afterAll(async () => {
		await browser?.close();
	});

	it('makes a video through a connection picked from the list', async () => {
		const { sandbox } = world();
		sandbox.settings.jobDurationMs = 1_500;
		sandbox.state.addConnection({ name: 'Marketing footage' });
		const wanted = sandbox.state.addConnection({ name: 'Studio Hamburg' });
		const file = withoutConnection(example(EXAMPLE.assets));
		const panel = await openNode(await world().store(file));

		for (const label of ['Resource', 'Operation', 'Video Name', 'AWS Connection']) {
			await panel.getByText(label, { exact: true }).first().waitFor();
		}
		await shot('panel video');

		const picker = panel.getByTestId('resource-locator-awsConnectionId');
		await picker.scrollIntoViewIfNeeded();
		await picker.getByTestId('rlc-input').click();
		const entries = page.getByTestId('rlc-item');
		await entries.nth(1).waitFor();
		await shot('panel video connections');
		await page.getByTestId('rlc-search').first().fill('Hamburg');
		await page.waitForFunction(
			() => document.querySelectorAll('[data-test-id="rlc-item"]').length === 1,
		);
		await entries.first().click();

		await panel.getByTestId('node-execute-button').first().click();
		await outputOf(page).getByText('videoURL').first().waitFor({ timeout: 40_000 });
		await shot('panel video result');

		expect(sandbox.log.rendersStarted()).toBe(1);
		const sent = sandbox.log.bodies('POST', '/v2/video/storyboard/render');
		expect(sent).toEqual([expect.objectContaining({ awsConnectionId: wanted.connectionId })]);
	});

	it('shows the fields of an AWS connection', async () => {
		const panel = await openNode(await world().store(example(EXAMPLE.connect)));
		for (const label of ['Resource', 'Operation', 'AWS Account ID', 'Bucket Region']) {
			await panel.getByText(label, { exact: true }).first().waitFor();
		}
		await shot('panel connection');
		await panel.getByTestId('node-execute-button').first().click();
		await outputOf(page).getByText('connectionId').first().waitFor();
		expect(world().sandbox.state.connections.size).toBe(1);
	});

	it('tests the credential in its window', async () => {
		const panel = await openNode(await world().store(example(EXAMPLE.text)));
		await panel.getByTestId('credential-edit-button').first().click();
		const success = page.getByTestId('credentials-config-container-test-success');
		await success.waitFor();
		await shot('credential');
		const before = world().sandbox.log.count('GET', '/v1/quota');
		await success.getByRole('button', { name: 'Retry' }).click();
		await success.waitFor();
		await page.waitForTimeout(500);
		expect(await success.innerText()).toMatch(/tested successfully/i);
		expect(world().sandbox.log.count('GET', '/v1/quota')).toBeGreaterThan(before);
	});
}
