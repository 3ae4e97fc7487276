/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { cleanEnvironment } from './shell';
import { HELP, readStartOptions } from './startOptions';

const checkout = resolve(__dirname, '..', '..');
let cache: string;

beforeAll(() => {
	cache = mkdtempSync(join(tmpdir(), 'n8n-pictory-start-'));
});
afterAll(() => rmSync(cache, { recursive: true, force: true }));

/** As a person types it. */
function npmStart(...words: string[]): { code: number | null; out: string; err: string } {
	const { status, stdout, stderr } = spawnSync('npm', ['start', '--silent', ...words], {
		cwd: checkout,
		encoding: 'utf8',
		env: cleanEnvironment(undefined, { N8N_PICTORY_CACHE: cache }),
		timeout: 120_000,
	});
	return { code: status, out: stdout, err: stderr };
}

test('npm start -- --help is our help, and starts nothing', () => {
	const { code, out, err } = npmStart('--', '--help');
	expect([code, out.trim(), err.trim()]).toEqual([0, HELP, '']);
	expect(readdirSync(cache)).toEqual([]);
});

test.each<[string[], RegExp]>([
	[['--', '--dmeo'], /^There is no option "--dmeo"\. `npm start -- --help` lists what there is\.$/],
	[
		['--', '--port', 'x'],
		/^--port needs a number from 1 to 65535 behind it, not "x", as in npm start -- --port 5700\.$/,
	],
	[['--demo'], /^npm has taken --demo for an option of its own\. Put two dashes before it: npm start -- --demo$/],
])('npm start %j is told in one line, and starts nothing', (words, says) => {
	const { code, out, err } = npmStart(...words);
	const lines = err.split('\n').filter((line) => line !== '' && !/^npm (warn|WARN)/.test(line));
	expect([code, out]).toEqual([1, '']);
	expect(lines).toEqual([expect.stringMatching(says)]);
	expect(readdirSync(cache)).toEqual([]);
});

test.each<[string[], object]>([
	[[], { demo: false, help: false, port: 5678 }],
	[['--demo'], { demo: true, help: false, port: 5678 }],
	[['-h'], { demo: false, help: true, port: 5678 }],
	[['--', '--port', '5700', '--demo'], { demo: true, help: false, port: 5700 }],
	[['--port=1'], { demo: false, help: false, port: 1 }],
])('%j is read', (words, options) => {
	expect(readStartOptions(words)).toEqual(options);
});

test.each([
	['demo'],
	['start'],
	['--Demo'],
	['--demo=yes'],
	['--port'],
	['--port='],
	['--port=0'],
	['--port=65536'],
	['--port=5e3'],
	['--port= 80'],
	['--port=1.5'],
	['-p'],
	['--help', '--ports', '1'],
])('%j is refused', (...words) => {
	expect(() => readStartOptions(words)).toThrow(/^(There is no option ".+"\.|--port needs a number)/);
});

test('what npm says of itself in the environment is no option', () => {
	const environment = { npm_config_registry: 'https://registry.example.com', npm_config_global_prefix: '/usr' };
	expect(readStartOptions([], environment)).toMatchObject({ demo: false });
	expect(readStartOptions(['--port', '80'], { npm_config_port: '80' })).toMatchObject({ port: 80 });
});
