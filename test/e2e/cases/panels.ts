/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { join } from 'node:path';
import axios from 'axios';
import type { Browser, Page } from 'playwright-core';
import { s3Event } from '../../sns/s3Events';
import { BUCKET } from '../aws';
import { launchChromium } from '../chromium';
import { enter, logIn, outputOf, pick, turnOn } from '../editor';
import { addThroughPanel, openNewWorkflow } from '../nodesPanel';
import { until } from '../shell';
import { artifacts, type World } from '../world';

/** What people see of the triggers and of the operations that set a bucket up; each panel leaves a screenshot. */
export function panelCases(world: () => World): void {
	let browser: Browser | undefined;
	let page: Page;

	const shot = async (name: string) => await page.screenshot({ path: join(artifacts, `panel-${name}.png`) });

	beforeAll(async () => {
		browser = await launchChromium();
		page = await (await browser.newContext({ viewport: { width: 1440, height: 1100 } })).newPage();
		await logIn(page, world());
	}, 180_000);

	beforeEach(async () => await openNewWorkflow(page, world()));

	afterEach(
		async () =>
			await shot(`end-of-${expect.getState().currentTestName?.split(' panels ')[1]?.replace(/\W+/g, '-') ?? 'test'}`),
	);

	afterAll(async () => {
		await browser?.close();
	});

	it('listens for a test event of the Pictory S3 Trigger', async () => {
		const { outside } = world();
		const panel = await addThroughPanel(page, { words: 's3 trigger', entry: 'Pictory S3 Trigger' });
		await enter(panel, 'topicArn', outside.sns.topicArn());
		await panel.getByText('Webhook URLs').first().click();
		await shot('s3-trigger');

		await panel.getByTestId('node-execute-button').first().click();
		const url = await panel
			.getByText(/\/webhook-test\/[^/]+\/s3/)
			.first()
			.innerText();
		const message = JSON.stringify(
			outside.sns.signed(JSON.stringify(s3Event({ bucket: BUCKET, key: 'incoming/test clip.mp4' }))),
		);
		const post = async () => {
			const { status } = await axios.post(url, message, {
				headers: { 'content-type': 'text/plain' },
				proxy: false,
				validateStatus: () => true,
			});
			return status === 200 ? true : undefined;
		};
		await until('the test event is taken', post, 15_000);
		await outputOf(page).getByText(`s3://${BUCKET}/incoming/test clip.mp4`).first().waitFor();
		await shot('s3-trigger-test-event');
	});

	it('fetches a test event of the Pictory Trigger', async () => {
		const { sandbox } = world();
		sandbox.settings.jobDurationMs = 1;
		const body = { videoName: 'Test event', scenes: [{ story: 'A story.' }] };
		const { status } = await axios.post(`${sandbox.baseUrl}/v2/video/storyboard/render`, body, {
			headers: { authorization: sandbox.apiKey },
			proxy: false,
		});
		expect(status).toBe(200);
		const panel = await addThroughPanel(page, {
			words: 'video finished',
			entry: 'Pictory',
			action: 'On new Pictory event',
		});
		await panel.getByText('Kind of Job', { exact: true }).first().waitFor();
		await shot('pictory-trigger');
		await panel
			.getByRole('button', { name: /fetch test event/i })
			.first()
			.click();
		await outputOf(page).getByText('completed').first().waitFor();
		await shot('pictory-trigger-test-event');
	});

	it('writes the AWS setup, and gives its files', async () => {
		const panel = await addThroughPanel(page, { words: 'aws setup', entry: 'Pictory', action: 'Generate AWS setup' });
		await enter(panel, 'awsAccountId', '123456789012');
		await pick(panel, 'awsRegion', 'Ohio');
		await page.waitForFunction(() =>
			document
				.querySelector<HTMLInputElement>(
					'[data-test-id="resource-locator-awsRegion"] [data-test-id="rlc-input"] input, input[data-test-id="rlc-input"]',
				)
				?.value.includes('Ohio'),
		);
		await enter(panel, 'bucket', BUCKET);
		await enter(panel, 'prefix', 'incoming/');
		await enter(panel, 'triggerUrl', 'https://n8n.example.com/webhook/1a2b3c/s3');
		await shot('generate-setup');
		await panel.getByTestId('node-execute-button').first().click();
		await outputOf(page).getByText('permissionPolicy').first().waitFor();
		await shot('generate-setup-result');
		await outputOf(page).getByText('Binary', { exact: true }).first().click();
		await outputOf(page).getByText('setup.md').first().waitFor();
		await shot('generate-setup-files');
		await outputOf(page).getByTestId('ndv-view-binary-data').first().click();
		const preview = outputOf(page).locator('iframe.binary-data');
		await preview.contentFrame().getByText('# Private S3 files for Pictory').waitFor();
		const frame = await preview.boundingBox();
		// As large as the panel, not the 300 by 150 pixels a browser gives a frame of no size.
		expect(frame?.width).toBeGreaterThan(350);
		expect(frame?.height).toBeGreaterThan(500);
		await shot('generate-setup-view');
		expect(world().sandbox.log.requests).toEqual([]);
	});

	it('verifies a connection, line by line', async () => {
		const { sandbox } = world();
		sandbox.settings.jobDurationMs = 500;
		sandbox.state.addBucket({ bucket: BUCKET });
		sandbox.state.addConnection({ name: 'Studio Hamburg' });
		const panel = await addThroughPanel(page, {
			words: 'aws connection',
			entry: 'Pictory',
			action: 'Verify AWS connection',
		});
		await pick(panel, 'connectionId', 'Hamburg');
		await enter(panel, 'bucketOrFile', `s3://${BUCKET}/intro.mp4`);
		await turnOn(panel, 'provePreview');
		await shot('verify');
		await panel.getByTestId('node-execute-button').first().click();
		await outputOf(page).getByText('The connection is enabled').first().waitFor({ timeout: 40_000 });
		expect(sandbox.log.jobs).toHaveLength(1);
		await shot('verify-result');
	});
}
