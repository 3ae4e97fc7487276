/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../chromium';
import { choose, enter, logIn, openList, outputOf, pick, pickFromList } from '../editor';
import { addThroughPanel, openNewWorkflow } from '../nodesPanel';
import { artifacts, type World } from '../world';

const VIEWPORT = { width: 1440, height: 1100 };

/** The editor as a person sees it, from the nodes panel on; each step leaves a screenshot in `artifacts/`. */
export function browserCases(world: () => World): void {
	let browser: Browser | undefined;
	let page: Page;

	const shot = async (name: string) => {
		await page.screenshot({ path: join(artifacts, `${name.replace(/\W+/g, '-')}.png`) });
	};

	beforeAll(async () => {
		browser = await launchChromium();
		page = await (await browser.newContext({ viewport: VIEWPORT })).newPage();
		await logIn(page, world());
	}, 180_000);

	beforeEach(async () => await openNewWorkflow(page, world()));

	afterEach(async () => {
		await shot(`end of ${expect.getState().currentTestName?.split(' browser ')[1] ?? 'test'}`);
	});

	afterAll(async () => {
		await browser?.close();
	});

	it('makes a first video, as the README says', async () => {
		const { sandbox } = world();
		sandbox.settings.jobDurationMs = 1_500;
		const panel = await addThroughPanel(page, { words: 'create video', entry: 'Pictory', action: 'Create video' });
		await enter(panel, 'videoName', 'My first video');
		await enter(panel, 'story', 'This is my first video. Pictory has made it.');
		await pick(panel, 'speaker', 'Joanna');
		await choose(panel, 'wait', 'When It Is Ready, Keep Running');
		await shot('first video');
		await panel.getByTestId('node-execute-button').first().click();
		await outputOf(page).getByText('videoURL').first().waitFor({ timeout: 40_000 });
		await shot('first video result');
		expect(sandbox.log.bodies('POST', '/v2/video/storyboard/render')).toEqual([
			expect.objectContaining({ videoName: 'My first video' }),
		]);
	});

	it('makes a video through a connection picked from the list', async () => {
		const { sandbox } = world();
		sandbox.settings.jobDurationMs = 1_500;
		sandbox.state.addConnection({ name: 'Marketing footage' });
		const wanted = sandbox.state.addConnection({ name: 'Studio Hamburg' });
		const panel = await addThroughPanel(page, { words: 'video from S3', entry: 'Pictory', action: 'Create video' });
		for (const label of ['Resource', 'Operation', 'Video Name']) {
			await panel.getByText(label, { exact: true }).first().waitFor();
		}
		await enter(panel, 'videoName', 'Factory tour');
		await choose(panel, 'source', 'Media Files');
		await panel.getByText('AWS Connection', { exact: true }).first().waitFor();
		await shot('panel video');

		const entries = await openList(panel, 'awsConnectionId');
		await entries.nth(1).waitFor();
		await shot('panel video connections');
		await pickFromList(panel, 'Hamburg');

		await enter(panel, 'visualUrl', 's3://my-company-videos/factory.mp4');
		await enter(panel, 'story', 'Welcome to our factory.');
		await choose(panel, 'wait', 'When It Is Ready, Keep Running');
		await panel.getByTestId('node-execute-button').first().click();
		await outputOf(page).getByText('videoURL').first().waitFor({ timeout: 40_000 });
		await shot('panel video result');

		expect(sandbox.log.rendersStarted()).toBe(1);
		const sent = sandbox.log.bodies('POST', '/v2/video/storyboard/render');
		expect(sent).toEqual([expect.objectContaining({ awsConnectionId: wanted.connectionId })]);
	});

	it('shows the fields of an AWS connection', async () => {
		const panel = await addThroughPanel(page, {
			words: 'aws connection',
			entry: 'Pictory',
			action: 'Create AWS connection',
		});
		for (const label of ['Resource', 'Operation', 'AWS Account ID', 'Bucket Region']) {
			await panel.getByText(label, { exact: true }).first().waitFor();
		}
		await enter(panel, 'name', 'Marketing footage');
		await enter(panel, 'awsAccountId', '123456789012');
		await pick(panel, 'awsRegion', 'Ohio');
		await shot('panel connection');
		await panel.getByTestId('node-execute-button').first().click();
		await outputOf(page).getByText('connectionId').first().waitFor();
		expect([...world().sandbox.state.connections.values()]).toMatchObject([
			{ name: 'Marketing footage', awsRegion: 'us-east-2' },
		]);
	});

	it('tests the credential in its window', async () => {
		const panel = await addThroughPanel(page, { words: 'pictory', entry: 'Pictory', action: 'Get quota' });
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
