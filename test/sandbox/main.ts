/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
/**
 * The sandbox as a process of its own:
 *   npx tsx test/sandbox/main.ts [--port 8787] [--state FILE]
 * The environment's PORT, SANDBOX_STATE and SANDBOX_API_KEY do the same. Prints one line of JSON when it is ready;
 * `/__sandbox__/…` steers it (control.ts).
 */
import { parseArgs } from 'node:util';
import { startSandbox } from './index';

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { port: { type: 'string' }, state: { type: 'string' } } });
	const sandbox = await startSandbox({
		port: Number(values.port ?? process.env.PORT ?? 0),
		stateFile: values.state ?? process.env.SANDBOX_STATE,
	});
	const { origin, baseUrl, apiKey } = sandbox;
	process.stdout.write(`${JSON.stringify({ origin, baseUrl, apiKey })}\n`);
	const stop = () => void sandbox.close().then(() => process.exit(0));
	process.once('SIGTERM', stop);
	process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
	process.stderr.write(`${String(error)}\n`);
	process.exit(1);
});
