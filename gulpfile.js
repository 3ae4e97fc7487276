'use strict';

const { execFileSync } = require('node:child_process');
const { rmSync } = require('node:fs');
const { build: bundle } = require('esbuild');
const { dest, parallel, series, src } = require('gulp');
const { n8n } = require('./package.json');

/** Where n8n looks for a file of ours, and the source it is made from. */
const entries = [...n8n.credentials, ...n8n.nodes].map((file) =>
	file.replace(/^dist\//, '').replace(/\.js$/, '.ts'),
);

async function clean() {
	rmSync('dist', { recursive: true, force: true });
}

async function types() {
	execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json'], {
		stdio: 'inherit',
	});
}

/**
 * Each node and credential becomes one file: n8n loads a package in a time that follows the number of its files
 * (0.15 to 0.25 ms each), and ours has many small ones.
 */
async function compile() {
	await bundle({
		entryPoints: entries,
		outdir: 'dist',
		outbase: '.',
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		external: ['n8n-workflow'],
		charset: 'utf8',
		legalComments: 'none',
	});
}

function icons() {
	return src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));
}

/** The codex files tell n8n's search what a node is for. */
function codex() {
	return src('nodes/**/*.node.json').pipe(dest('dist/nodes'));
}

const build = series(parallel(clean, types), parallel(compile, icons, codex));

/** The real n8n with this package in it. */
async function start() {
	const { start: startN8n } = require('./test/e2e/start.js');
	await startN8n(process.argv.slice(2));
}

exports.build = build;
exports.start = series(build, start);
exports.default = build;
