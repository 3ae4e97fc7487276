/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
/**
 * Runs n8n's scanner for community packages on a folder and prints its verdict as JSON. A process of its own, because
 * the scanner is an ES module: node --import tsx test/package/scan.ts FOLDER source|tarball
 */
import { pathToFileURL } from 'node:url';

interface Scanner {
	analyzePackage(folder: string, patterns?: string[]): Promise<{ passed: boolean; message?: string; details?: string }>;
	SOURCE_FILE_PATTERNS: string[];
}

async function main([folder = '', leg]: string[]): Promise<void> {
	const address = pathToFileURL(require.resolve('@n8n/scan-community-package/scanner/scanner.mjs')).href;
	const { analyzePackage, SOURCE_FILE_PATTERNS } = (await import(address)) as Scanner;
	const verdict = await analyzePackage(folder, leg === 'source' ? SOURCE_FILE_PATTERNS : undefined);
	process.stdout.write(
		`${JSON.stringify({ passed: verdict.passed, text: `${verdict.message ?? ''}\n${verdict.details ?? ''}`.trim() })}\n`,
	);
}

void main(process.argv.slice(2));
