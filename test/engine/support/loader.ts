/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core';
import type { ICredentialType, INodeType } from 'n8n-workflow';

export const PACKAGE_ROOT = join(__dirname, '..', '..', '..');

/** n8n's own loader, reading the TypeScript source where it would read the built file: no build is needed to test. */
class SourceLoader extends PackageDirectoryLoader {
	protected override resolvePath(file: string): string {
		const source = super.resolvePath(file.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
		return existsSync(source) ? source : super.resolvePath(file);
	}
}

/**
 * Everything `package.json` names under `n8n`, as n8n has it in memory.
 * @param from the TypeScript, or the built files as n8n itself reads them
 */
export async function loadPackage(from: 'source' | 'dist' = 'source'): Promise<PackageDirectoryLoader> {
	const loader = from === 'source' ? new SourceLoader(PACKAGE_ROOT) : new PackageDirectoryLoader(PACKAGE_ROOT);
	await loader.loadAll();
	return loader;
}

export function nodeOf(loader: PackageDirectoryLoader, name: string): INodeType {
	const { type } = loader.getNode(name);
	if ('nodeVersions' in type) throw new Error(`${name} has several versions`);
	return type;
}

export function credentialOf(loader: PackageDirectoryLoader, name: string): ICredentialType {
	return loader.getCredential(name).type;
}
