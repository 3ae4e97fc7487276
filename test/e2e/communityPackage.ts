/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from './cache';
import { run } from './shell';

interface PackageManifest {
	name: string;
	version: string;
	dependencies?: Record<string, string>;
	devDependencies?: Record<string, string>;
	peerDependencies?: Record<string, string>;
	optionalDependencies?: Record<string, string>;
}

async function readManifest(file: string): Promise<PackageManifest> {
	return JSON.parse(await readFile(file, 'utf8')) as PackageManifest;
}

/**
 * Packs this package as `npm publish` would; it must be built already.
 * @returns path of the tarball, in a folder of its own under the temporary folder
 */
export async function pack(): Promise<string> {
	if (!existsSync(join(checkout, 'dist', 'nodes'))) {
		throw new Error('The package is not built: run `npx gulp build` first.');
	}
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-pictory-'));
	const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
		cwd: checkout,
	});
	const [packed] = JSON.parse(stdout) as Array<{ filename: string }>;
	if (!packed) throw new Error('npm pack made nothing');
	return join(folder, packed.filename.replace('@', '').replace('/', '-'));
}

/**
 * Installs a packed community package where n8n's own installer puts it, in the same steps
 * (CommunityPackagesService.downloadPackage of n8n): unpack, drop the dependencies that are not
 * for run time, install the rest without scripts.
 * @param userFolder the N8N_USER_FOLDER
 * @param tarball what `npm pack` made
 * @returns name and version of the package
 */
export async function installPackage(userFolder: string, tarball: string): Promise<{ name: string; version: string }> {
	const downloads = join(userFolder, '.n8n', 'nodes');
	await mkdir(downloads, { recursive: true });
	const { stdout } = await run('tar', ['-xzOf', tarball, 'package/package.json']);
	const kept = JSON.parse(stdout) as PackageManifest;
	delete kept.devDependencies;
	delete kept.peerDependencies;
	delete kept.optionalDependencies;
	const target = join(downloads, 'node_modules', kept.name);
	await rm(target, { recursive: true, force: true });
	await mkdir(target, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
	await writeFile(join(target, 'package.json'), JSON.stringify(kept, null, 2));
	await addToManifest(join(downloads, 'package.json'), kept);
	await run(
		'npm',
		[
			'install',
			'--audit=false',
			'--fund=false',
			'--bin-links=false',
			'--install-strategy=shallow',
			'--ignore-scripts=true',
			'--package-lock=false',
			'--loglevel=error',
		],
		{ cwd: target },
	);
	return { name: kept.name, version: kept.version };
}

async function addToManifest(file: string, installed: PackageManifest): Promise<void> {
	const manifest: PackageManifest = existsSync(file)
		? await readManifest(file)
		: { name: 'installed-nodes', version: '1.0.0' };
	manifest.dependencies = { ...manifest.dependencies, [installed.name]: installed.version };
	await writeFile(file, JSON.stringify({ ...manifest, private: true }, null, 2));
}
