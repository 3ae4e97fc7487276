/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { BUCKET } from '../aws';
import { launchChromium } from '../chromium';
import { importFromFile, logIn } from '../editor';
import { EXAMPLE, exampleFile, isPictoryNode, PICTORY_CREDENTIAL } from '../examples';
import { openNewWorkflow, savedWorkflow } from '../nodesPanel';
import type { StoredWorkflow, WorkflowFile } from '../rest';
import { artifacts, type World } from '../world';

const REGION = 'us-east-2, US East (Ohio)';

/** "Connect a bucket with a form", filled in by somebody who has no n8n login. */
export function formCases(world: () => World): void {
	let browser: Browser | undefined;
	let page: Page;
	let workflow: StoredWorkflow;

	beforeAll(async () => {
		browser = await launchChromium();
		workflow = await imported(browser);
		await world().rest.publish(workflow.id);
		page = await browser.newPage({ viewport: { width: 1000, height: 1000 } });
		page.setDefaultTimeout(30_000);
	}, 180_000);

	/** The owner of the workflow imports the example in the editor. @returns it as n8n has saved it */
	const imported = async (from: Browser): Promise<StoredWorkflow> => {
		const file = exampleFile(EXAMPLE.form);
		const { nodes } = JSON.parse(readFileSync(file, 'utf8')) as WorkflowFile;
		const names = nodes.filter(isPictoryNode).map(({ name }) => name);
		const editor = await from.newPage({ viewport: { width: 1440, height: 1100 } });
		await logIn(editor, world());
		await openNewWorkflow(editor, world());
		await importFromFile(editor, file, names, world().credential.name);
		const isComplete = ({ nodes: all }: StoredWorkflow): boolean =>
			all.filter(isPictoryNode).every(({ credentials }) => credentials?.[PICTORY_CREDENTIAL] !== undefined);
		const stored = await savedWorkflow(editor, world(), (now) => now.nodes.length === nodes.length && isComplete(now));
		await editor.context().close();
		return stored;
	};

	afterEach(
		async () =>
			await shot(`end-of-${expect.getState().currentTestName?.split(' forms ')[1]?.replace(/\W+/g, '-') ?? 'test'}`),
	);

	afterAll(async () => {
		await browser?.close();
		await world().rest.unpublish(workflow.id);
	});

	/** Fills in the form of this trigger and sends it. */
	const fillIn = async (trigger: string, answers: Record<string, string>): Promise<void> => {
		const webhookId = workflow.nodes.find(({ name }) => name === trigger)?.webhookId;
		await page.goto(`${world().n8n.origin}/form/${String(webhookId)}`);
		for (const [label, answer] of Object.entries(answers)) {
			const field = page.getByLabel(label);
			if (label === 'Region') await field.selectOption({ label: answer });
			else await field.fill(answer);
		}
		await page.screenshot({ path: join(artifacts, `form-${trigger.replace(/\W+/g, '-')}.png`) });
		await page.getByRole('button', { name: 'Submit' }).click();
	};

	const shot = async (name: string) => await page.screenshot({ path: join(artifacts, `form-${name}.png`) });

	it('hands over the CloudFormation template', async () => {
		const download = page.waitForEvent('download');
		await fillIn('Your bucket', {
			'AWS account ID': '123456789012',
			Region: REGION,
			Bucket: `${BUCKET}/footage/`,
		});
		const file = await download;
		await page.getByText('Your template is downloaded').first().waitFor();
		await shot('template');
		const template = readFileSync(await file.path(), 'utf8');
		expect(file.suggestedFilename()).toMatch(/\.yaml$/);
		expect(template).toContain('PictoryCloudIntegrationRole');
		expect(template).toContain(`arn:aws:s3:::${BUCKET}/footage/*`);
		expect(await page.getByRole('link', { name: 'CloudFormation' }).getAttribute('href')).toMatch(
			/^https:\/\/us-east-2\.console\.aws\.amazon\.com\/cloudformation\//,
		);
		expect(world().sandbox.log.requests).toEqual([]);
	});

	it('hands over the template of a whole bucket, named by its address, to the next colleague', async () => {
		const download = page.waitForEvent('download');
		await fillIn('Your bucket', {
			'AWS account ID': '1234-5678-9012',
			Region: REGION,
			Bucket: 'arn:aws:s3:::second-bucket',
		});
		const template = readFileSync(await (await download).path(), 'utf8');
		expect(template).toContain('arn:aws:s3:::second-bucket/*');
		expect(template).not.toContain(BUCKET);
	});

	it('says in words why there is no template', async () => {
		await fillIn('Your bucket', { 'AWS account ID': '1234', Region: REGION, Bucket: 'My_Bucket' });
		await page.getByText('Something is to be put right').first().waitFor({ timeout: 60_000 });
		await shot('no-template');
		expect(await page.locator('body').innerText()).toMatch(/AWS Account ID' has 4 digits.*My_Bucket/s);
	});

	const stack = {
		Name: 'Studio Hamburg',
		'AWS account ID': '123456789012',
		Region: REGION,
		File: `s3://${BUCKET}/footage/intro.mp4`,
	};

	it('creates the connection, has Pictory read a file, and shows the checklist', async () => {
		const { sandbox } = world();
		sandbox.settings.jobDurationMs = 1_000;
		sandbox.state.addBucket({ bucket: BUCKET });
		await fillIn('The stack is made', stack);
		await page.getByText('It works', { exact: true }).first().waitFor({ timeout: 60_000 });
		await shot('it-works');
		expect([...sandbox.state.connections.values()]).toMatchObject([{ name: 'Studio Hamburg', awsRegion: 'us-east-2' }]);
		expect(await page.locator('li').allInnerTexts()).toEqual(
			expect.arrayContaining([expect.stringMatching(/^✔ The connection exists: Studio Hamburg/)]),
		);
		expect(sandbox.log.jobs).toHaveLength(1);
	});

	it('takes the connection that is there when the next colleague has the file of another bucket', async () => {
		const { sandbox } = world();
		sandbox.settings.jobDurationMs = 1_000;
		sandbox.state.addConnection({ name: 'Studio Hamburg', awsAccountId: '123456789012', awsRegion: 'us-east-2' });
		sandbox.state.addBucket({ bucket: 'second-bucket' });
		await fillIn('The stack is made', {
			...stack,
			Name: 'Studio Bremen',
			'AWS account ID': '1234-5678-9012',
			File: 'https://second-bucket.s3.us-east-2.amazonaws.com/intro.mp4',
		});
		await page.getByText('It works', { exact: true }).first().waitFor({ timeout: 60_000 });
		expect([...sandbox.state.connections.values()]).toMatchObject([{ name: 'Studio Hamburg' }]);
		expect(await page.locator('body').innerText()).not.toContain('Expected Buckets');
	});

	it('says in words that a file is missing', async () => {
		await fillIn('The stack is made', { ...stack, File: BUCKET });
		await page.getByText('Something is to be put right').first().waitFor({ timeout: 60_000 });
		expect(await page.locator('body').innerText()).toMatch(/names no file/);
		expect(world().sandbox.log.jobs).toEqual([]);
	});

	it('says which point is not met, and takes the same answers again when it is', async () => {
		const { sandbox } = world();
		sandbox.settings.jobDurationMs = 1_000;
		const bucket = sandbox.state.addBucket({ bucket: BUCKET, accountId: '999999999999' });
		await fillIn('The stack is made', stack);
		await page.getByText('Not yet', { exact: true }).first().waitFor({ timeout: 60_000 });
		await shot('not-yet');
		expect((await page.locator('li').allInnerTexts()).at(-1)).toMatch(/^✘ .*PictoryCloudIntegrationRole/s);

		bucket.accountId = stack['AWS account ID'];
		await fillIn('The stack is made', stack);
		await page.getByText('It works', { exact: true }).first().waitFor({ timeout: 60_000 });
		expect(sandbox.state.connections.size).toBe(1);
	});

	it('says in words when the connection cannot be made', async () => {
		await fillIn('The stack is made', { ...stack, 'AWS account ID': '1234-5678' });
		await page.getByText('Something is to be put right').first().waitFor({ timeout: 60_000 });
		await shot('not-made');
		expect(await page.locator('body').innerText()).toMatch(/AWS Account ID/);
		expect(world().sandbox.log.requests).toEqual([]);
	});
}
