/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { join } from 'node:path';
import axios from 'axios';
import type { Browser, Page } from 'playwright-core';
import { s3Event } from '../../sns/s3Events';
import { BUCKET } from '../aws';
import { chain, pictory } from '../build';
import { launchChromium } from '../chromium';
import { logIn, openPanel, outputOf } from '../editor';
import { EXAMPLE, exampleWorkflows, PICTORY_CREDENTIAL, S3_TRIGGER, withCredential } from '../examples';
import type { WorkflowFile } from '../rest';
import { until } from '../shell';
import { artifacts, type World } from '../world';

/** What people see of the triggers and of the operations that set a bucket up; each panel leaves a screenshot. */
export function panelCases(world: () => World): void {
	let browser: Browser | undefined;
	let page: Page;

	const shot = async (name: string) => await page.screenshot({ path: join(artifacts, `panel-${name}.png`) });

	const example = (name: string): WorkflowFile => {
		const file = exampleWorkflows().find((one) => one.name === name);
		if (!file) throw new Error(`There is no example "${name}"`);
		return withCredential(file, world().credential);
	};

	beforeAll(async () => {
		browser = await launchChromium();
		page = await (await browser.newContext({ viewport: { width: 1440, height: 1100 } })).newPage();
		await logIn(page, world());
	}, 180_000);

	afterEach(async () => await shot(`end-of-${expect.getState().currentTestName?.split(' panels ')[1]?.replace(/\W+/g, '-') ?? 'test'}`));

	afterAll(async () => {
		await browser?.close();
	});

	it('listens for a test event of the Pictory S3 Trigger', async () => {
		const { n8n, outside } = world();
		const file = example(EXAMPLE.push);
		const { id } = await world().store({ ...file, name: 'Listening' });
		const trigger = file.nodes.find(({ type }) => type === S3_TRIGGER);
		const panel = await openPanel(page, world(), id, String(trigger?.name));
		await panel.getByText('Topic ARN', { exact: true }).first().waitFor();
		await panel.getByText('Webhook URLs').first().click();
		await shot('s3-trigger');

		await panel.getByTestId('node-execute-button').first().click();
		const url = `${n8n.origin}/webhook-test/${String(trigger?.webhookId)}/s3`;
		const message = JSON.stringify(outside.sns.signed(JSON.stringify(s3Event({ bucket: BUCKET, key: 'incoming/test clip.mp4' }))));
		const post = async () => {
			const { status } = await axios.post(url, message, { headers: { 'content-type': 'text/plain' }, proxy: false, validateStatus: () => true });
			return status === 200 ? true : undefined;
		};
		await until('the test event is taken', post, 15_000);
		await outputOf(page).getByText(`s3://${BUCKET}/incoming/test clip.mp4`).first().waitFor();
		await shot('s3-trigger-test-event');
	});

	it('fetches a test event of the Pictory Trigger', async () => {
		const { sandbox, credential, rest } = world();
		sandbox.settings.jobDurationMs = 1;
		const body = { videoName: 'Test event', scenes: [{ story: 'A story.' }] };
		const { status } = await axios.post(`${sandbox.baseUrl}/v2/video/storyboard/render`, body, { headers: { authorization: sandbox.apiKey }, proxy: false });
		expect(status).toBe(200);
		const { id, name } = credential;
		const workflow = await rest.createWorkflow({
			name: 'A job has finished',
			nodes: [
				{
					id: 'a', name: 'Pictory Trigger', type: 'n8n-nodes-pictory.pictoryTrigger', typeVersion: 1, position: [0, 0],
					parameters: { pollTimes: { item: [{ mode: 'everyHour' }] } }, credentials: { [PICTORY_CREDENTIAL]: { id, name } },
				},
			],
			connections: {},
		});
		const panel = await openPanel(page, world(), workflow.id, 'Pictory Trigger');
		await panel.getByText('Kind of Job', { exact: true }).first().waitFor();
		await shot('pictory-trigger');
		await panel.getByRole('button', { name: /fetch test event/i }).first().click();
		await outputOf(page).getByText('completed').first().waitFor();
		await shot('pictory-trigger-test-event');
	});

	it('writes the AWS setup, and gives its files', async () => {
		const setup = pictory(world().credential, 'AWS setup', 'awsConnection', 'generateSetup', {
			awsAccountId: '123456789012',
			awsRegion: { __rl: true, mode: 'list', value: 'us-east-2', cachedResultName: 'US East (Ohio)' },
			buckets: { bucket: [{ bucket: BUCKET, prefix: 'incoming/' }] },
			triggerUrl: 'https://n8n.example.com/webhook/1a2b3c/s3',
			additionalFields: {},
		});
		const workflow = await world().store(chain('Setup', [setup]));
		const panel = await openPanel(page, world(), workflow.id, 'AWS setup');
		await panel.getByText('AWS Account ID', { exact: true }).first().waitFor();
		await shot('generate-setup');
		await panel.getByTestId('node-execute-button').first().click();
		await outputOf(page).getByText('permissionPolicy').first().waitFor();
		await shot('generate-setup-result');
		await outputOf(page).getByText('Binary', { exact: true }).first().click();
		await outputOf(page).getByText('setup.md').first().waitFor();
		await shot('generate-setup-files');
		expect(world().sandbox.log.requests).toEqual([]);
	});

	it('verifies a connection, line by line', async () => {
		const { sandbox, credential } = world();
		sandbox.settings.jobDurationMs = 500;
		sandbox.state.addBucket({ bucket: BUCKET });
		const { connectionId } = sandbox.state.addConnection({ name: 'Studio Hamburg' });
		const verify = pictory(credential, 'Verify', 'awsConnection', 'verify', {
			connectionId: { __rl: true, mode: 'list', value: connectionId, cachedResultName: 'Studio Hamburg' },
			bucketOrFile: `s3://${BUCKET}/intro.mp4`,
			provePreview: true,
			options: {},
		});
		const workflow = await world().store(chain('Verifying', [verify]));
		const panel = await openPanel(page, world(), workflow.id, 'Verify');
		await panel.getByText('Prove With a Preview Job', { exact: true }).first().waitFor();
		await shot('verify');
		await panel.getByTestId('node-execute-button').first().click();
		await outputOf(page).getByText('The connection is enabled').first().waitFor({ timeout: 40_000 });
		expect(sandbox.log.jobs).toHaveLength(1);
		await shot('verify-result');
	});
}
