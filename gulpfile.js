'use strict';

const { execFileSync } = require('node:child_process');
const { deepStrictEqual: deepEqual } = require('node:assert');
const { rmSync, writeFileSync } = require('node:fs');
const { join, relative, resolve } = require('node:path');
const { build: bundle } = require('esbuild');
const { dest, parallel, series, src } = require('gulp');
const { n8n } = require('./package.json');

/** Where n8n looks for a file of ours, and the source it is made from. */
const entries = [...n8n.credentials, ...n8n.nodes].map((file) => file.replace(/^dist\//, '').replace(/\.js$/, '.ts'));

async function clean() {
	rmSync('dist', { recursive: true, force: true });
}

async function types() {
	execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json'], {
		stdio: 'inherit',
	});
}

const options = {
	bundle: true,
	platform: 'node',
	format: 'cjs',
	target: 'node20',
	minifyWhitespace: true,
	minifySyntax: true,
	// One character beyond Latin-1 would make V8 keep the whole file in two bytes a character.
	charset: 'ascii',
	legalComments: 'none',
	supported: { 'dynamic-import': false },
	external: ['n8n-workflow'],
};

const home = join(__dirname, 'nodes', 'Pictory');

/** The work of each node and of the panel's lists, loaded with the first run or the first list. */
const works = ['execution', 'jobTrigger/poll', 'methods/work', 's3Trigger/work'];

/** What a node file must not carry with it: n8n loads every node at its start, but few of them are run then. */
const apart = {
	name: 'apart',
	setup(build) {
		build.onResolve({ filter: /^\.\/panel$/ }, () => ({ path: './panel.json', external: true }));
		build.onResolve({ filter: /^\./, namespace: 'file' }, ({ kind, path, resolveDir }) => {
			const name = relative(home, resolve(resolveDir, path));
			// All nodes become files in one folder, and what they load later lies below it.
			return kind === 'dynamic-import' && works.includes(name) ? { path: `./${name}.js`, external: true } : undefined;
		});
	},
};

/**
 * Each node and credential becomes one small file, the large panel a JSON file beside it, and the code that does a
 * node's work a second file that is loaded with its first run. n8n loads a package in a time that follows the number of its
 * files and the code in them.
 */
async function compile() {
	await bundle({ ...options, entryPoints: entries, outdir: 'dist', outbase: '.', plugins: [apart] });
	await bundle({
		...options,
		entryPoints: works.map((name) => `nodes/Pictory/${name}.ts`),
		outdir: 'dist/nodes/Pictory',
		outbase: 'nodes/Pictory',
	});
	await panel();
}

async function panel() {
	const made = await bundle({ ...options, entryPoints: ['nodes/Pictory/panel.ts'], write: false });
	const module = { exports: {} };
	new Function('module', 'exports', 'require', made.outputFiles[0].text)(module, module.exports, require);
	const exported = { ...module.exports };
	const json = JSON.stringify(exported);
	// What JSON cannot carry would be missing in the panel without a word.
	deepEqual(JSON.parse(json), exported);
	writeFileSync('dist/nodes/Pictory/panel.json', json);
}

function icons() {
	return src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));
}

/** The codex files tell n8n's search what a node is for. */
function codex() {
	return src('nodes/**/*.node.json').pipe(dest('dist/nodes'));
}

const build = series(parallel(clean, types), parallel(compile, icons, codex));

exports.build = build;
exports.default = build;
