import { type Sandbox, startSandbox } from '../../sandbox';
import { Engine } from './harness';

export interface World {
	readonly sandbox: Sandbox;
	readonly engine: Engine;
}

/** Far more than any test takes on an idle machine. The first one also compiles the source and loads n8n. */
const TIMEOUT_MS = 60_000;

/** A sandbox and an engine for one test file, fresh for each test. */
export function useWorld(): World {
	jest.setTimeout(TIMEOUT_MS);
	let starting: Promise<World> | undefined;
	let world: World | undefined;
	const current = (): World => {
		if (!world) throw new Error('The sandbox has not been started');
		return world;
	};
	beforeAll(async () => {
		starting = startWorld();
		world = await starting;
	}, TIMEOUT_MS);
	afterEach(() => world?.sandbox.reset());
	afterAll(async () => await (await starting)?.sandbox.close());
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
	jest.setTimeout(TIMEOUT_MS);
	const worlds: Array<Promise<World>> = [];
	afterAll(async () => await Promise.all(worlds.map(async (world) => await (await world).sandbox.close())));
	return async () => {
		const world = startWorld();
		worlds.push(world);
		return await world;
	};
}

/** A sandbox and an engine that talks to it. Whoever takes it closes the sandbox. */
export async function startWorld(): Promise<World> {
	const sandbox = await startSandbox();
	return { sandbox, engine: await Engine.with({ baseUrl: sandbox.baseUrl, apiKey: sandbox.apiKey }) };
}
