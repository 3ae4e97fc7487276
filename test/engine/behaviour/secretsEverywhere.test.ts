import { LoggerProxy } from 'n8n-workflow';

import { resources } from '../../../nodes/Pictory/actions';
import { recordOutput } from '../../faults/output';
import type { FaultRule } from '../../sandbox';
import { hastenClock } from '../support/clock';
import { everyOperation, parametersOf, SIGNATURE } from '../support/everyOperation';
import { expectNoKey } from '../support/secrets';
import { startWorld, type World } from '../support/world';

const CLOCK = 100;
const names = resources.flatMap(({ option, operations }) =>
	operations.map((operation) => `${option.value}.${operation.option.value}`),
);
const ON_ERROR = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const;

/** Each one hits every request of the run. `echo` repeats the request with its headers, as careless gateways do. */
const FAULTS: Array<FaultRule | undefined> = [
	undefined,
	{ kind: 'echo' },
	{ kind: 'echo', status: 401 },
	{ kind: 'echo', status: 500 },
	{ kind: 'html' },
	{ kind: 'resetAfter' },
	{ kind: 'brokenJson' },
	{ kind: 'redirect', location: 'http://127.0.0.1:9/elsewhere' },
];

const printed: unknown[] = [];
const logs: unknown[] = [];
let failures = 0;
let results = 0;
let webhooksSent = 0;

async function tryAll(name: string, { sandbox, engine }: World): Promise<string[]> {
	const found: string[] = [];
	for (const fault of FAULTS) {
		for (const onError of ON_ERROR) {
			sandbox.reset();
			sandbox.settings.jobDurationMs = 100;
			const parameters = parametersOf(name, sandbox);
			if (fault) sandbox.addFault({ ...fault, every: 1 });
			const outcome = await engine.patient(CLOCK).run({ parameters, node: { onError } });
			if (outcome.error ?? [...outcome.items, ...outcome.failedItems].some(({ json }) => json.error)) failures += 1;
			else results += 1;
			webhooksSent += sandbox.log.requests.filter(({ rawBody }) => rawBody.includes(SIGNATURE)).length;
			for (const secret of [sandbox.apiKey, SIGNATURE]) {
				try {
					expectNoKey(outcome, secret);
				} catch (leak) {
					found.push(
						`${name}, ${fault?.kind ?? 'no fault'} ${fault?.status ?? ''}, ${onError}: ${(leak as Error).message}`,
					);
				}
			}
		}
	}
	return found;
}

let found: string[] = [];
let apiKey = '';

beforeAll(async () => {
	const worlds = await Promise.all(names.map(startWorld));
	apiKey = worlds[0]?.sandbox.apiKey ?? '';
	const note = (...entry: unknown[]): void => void logs.push(entry);
	LoggerProxy.init({ error: note, warn: note, info: note, debug: note });
	const output = recordOutput();
	const realClock = hastenClock(CLOCK);
	try {
		found = (await Promise.all(names.map(async (name, index) => await tryAll(name, worlds[index] as World)))).flat();
	} finally {
		realClock();
		output.end();
		printed.push(output.text());
		await Promise.all(worlds.map(async ({ sandbox }) => await sandbox.close()));
	}
}, 180_000);

test('every operation of the node is tried, with good and bad ends', () => {
	expect(Object.keys(everyOperation).sort()).toEqual([...names].sort());
	const runs = names.length * FAULTS.length * ON_ERROR.length;
	expect(failures + results).toBe(runs);
	// Only Generate AWS Setup asks nobody; Verify tells of refusals in its checklist.
	expect(failures).toBeGreaterThan(runs * 0.7);
	expect(results).toBeGreaterThanOrEqual(names.length * ON_ERROR.length);
});

test('the key and the address n8n is called at stand in no item, error, stack, cause or run data', () => {
	expect(found).toEqual([]);
});

test("nor in n8n's log, which is told of every failure, nor in anything printed", () => {
	expect(logs.length).toBeGreaterThan(names.length);
	for (const secret of [apiKey, SIGNATURE]) expectNoKey({ logs, printed }, secret);
	expect(webhooksSent).toBeGreaterThan(0);
});
