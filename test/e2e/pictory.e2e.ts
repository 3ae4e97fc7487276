import { browserCases } from './cases/browser';
import { commandLineCases } from './cases/commandLine';
import { credentialCases } from './cases/credential';
import { exampleCases } from './cases/exampleRuns';
import { httpRequestCases } from './cases/httpRequest';
import { interruptedCases } from './cases/interrupted';
import { findingCases } from './cases/finding';
import { formCases } from './cases/forms';
import { panelCases } from './cases/panels';
import { retryOnFailCases } from './cases/retryOnFail';
import { s3BodyCases } from './cases/s3Bodies';
import { s3ExampleCases } from './cases/s3Examples';
import { suspendedCases } from './cases/suspended';
import { FIRST_START_MS, createWorld, type World } from './world';

jest.setTimeout(120_000);

/** One n8n serves all cases: starting it takes longer than most of them. */
describe('n8n-nodes-pictory in the real n8n', () => {
	let made: World | undefined;
	const world = (): World => {
		if (!made) throw new Error('n8n has not started');
		return made;
	};

	beforeAll(async () => {
		made = await createWorld();
	}, FIRST_START_MS);

	beforeEach(() => made?.sandbox.reset());

	afterAll(async () => {
		await made?.close();
	});

	describe('credential test', () => credentialCases(world));
	describe('HTTP Request node', () => httpRequestCases(world));
	describe('example workflows', () => exampleCases(world));
	describe('examples with private S3', () => s3ExampleCases(world));
	describe('bodies posted to the S3 trigger', () => s3BodyCases(world));
	describe('forms', () => formCases(world));
	describe('Retry On Fail', () => retryOnFailCases(world));
	describe('executions that sleep', () => suspendedCases(world));
	describe('command line', () => commandLineCases(world));
	describe('nodes panel', () => findingCases(world));
	describe('browser', () => browserCases(world));
	describe('panels', () => panelCases(world));
	describe('n8n killed in the middle of a wait', () => interruptedCases(world));
});
