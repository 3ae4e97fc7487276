import { type Sandbox, startSandbox } from '../sandbox';
import { Engine } from './harness';

export interface World {
	readonly sandbox: Sandbox;
	readonly engine: Engine;
}

/** A sandbox and an engine for one test file, fresh for each test. */
export function useWorld(): World {
	let world: World | undefined;
	const current = (): World => {
		if (!world) throw new Error('The sandbox has not been started');
		return world;
	};
	beforeAll(async () => {
		world = await startWorld();
	});
	afterEach(() => current().sandbox.reset());
	afterAll(async () => await world?.sandbox.close());
	return {
		get sandbox() {
			return current().sandbox;
		},
		get engine() {
			return current().engine;
		},
	};
}

/** For files whose tests mostly wait: each test takes a sandbox of its own, so that they can run side by side. */
export function useWorlds(): () => Promise<World> {
	const worlds: World[] = [];
	afterAll(async () => await Promise.all(worlds.map(async ({ sandbox }) => await sandbox.close())));
	return async () => {
		const world = await startWorld();
		worlds.push(world);
		return world;
	};
}

async function startWorld(): Promise<World> {
	const sandbox = await startSandbox();
	return { sandbox, engine: await Engine.with({ baseUrl: sandbox.baseUrl, apiKey: sandbox.apiKey }) };
}
