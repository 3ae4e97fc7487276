'use strict';

const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

// n8n-core writes its settings into the user folder as soon as it is loaded: never into the developer's own.
process.env.N8N_USER_FOLDER = mkdtempSync(join(tmpdir(), 'n8n-nodes-pictory-'));
process.env.N8N_ENCRYPTION_KEY = 'x'.repeat(32);
process.env.N8N_LOG_LEVEL = 'error';

const common = {
	testEnvironment: 'node',
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/test/tsconfig.json', diagnostics: false }] },
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/test/e2e/n8n/'],
};

/** `npx jest --selectProjects quick` needs nothing but `npm ci`; `e2e` runs the real n8n and a browser, `chaos` kills n8n. */
module.exports = {
	// A machine with much to do stalls for seconds; what must be fast is measured by its own test.
	testTimeout: 30_000,
	projects: [
		{ ...common, displayName: 'quick', testMatch: ['<rootDir>/test/**/*.test.ts'] },
		{ ...common, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.e2e.ts'] },
		{ ...common, displayName: 'chaos', testMatch: ['<rootDir>/test/chaos/**/*.chaos.ts'] },
	],
	coverageDirectory: '<rootDir>/dist/coverage',
};
