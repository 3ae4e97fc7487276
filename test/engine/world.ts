import { type Sandbox, startSandbox } from '../sandbox';
import { Engine } from './harness';

/** A sandbox and an engine for one test file, fresh for each test. */
export function useWorld(): { readonly sandbox: Sandbox; readonly engine: Engine } {
	let sandbox: Sandbox | undefined;
	let engine: Engine | undefined;
	beforeAll(async () => {
		sandbox = await startSandbox();
		engine = await Engine.with({ baseUrl: sandbox.baseUrl, apiKey: sandbox.apiKey });
	});
	afterEach(() => sandbox?.reset());
	afterAll(async () => await sandbox?.close());
	return {
		get sandbox() {
			return sandbox as Sandbox;
		},
		get engine() {
			return engine as Engine;
		},
	};
}
