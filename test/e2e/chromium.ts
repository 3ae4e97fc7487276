/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync } from 'node:fs';
import { chromium, selectors, type Browser } from 'playwright-core';
import { run, say } from './shell';

const USUAL_PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

function findChromium(): string | undefined {
	const chosen = process.env.CHROMIUM_PATH;
	if (chosen) {
		if (existsSync(chosen)) return chosen;
		throw new Error(`CHROMIUM_PATH is ${chosen}, but there is no such file`);
	}
	return USUAL_PLACES.find((path) => existsSync(path));
}

/** On a Debian machine that belongs to the test (root, as in CI) it is installed. */
async function installChromium(): Promise<void> {
	if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
		throw new Error(
			'The browser tests need Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH',
		);
	}
	say('Installing Chromium for the browser tests …');
	await run('apt-get', ['update']);
	await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
}

/** @returns a headless Chromium, installed first where that is possible */
export async function launchChromium(): Promise<Browser> {
	if (!findChromium()) await installChromium();
	// n8n marks its elements so, not with playwright's default data-testid.
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({
		executablePath: findChromium(),
		headless: true,
		args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
	});
}
