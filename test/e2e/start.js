const { spawn } = require('node:child_process');
const { join } = require('node:path');

/** Everything after `gulp start`, wherever gulp or npm put it. */
function startArguments() {
	return process.argv.slice(2).filter((argument) => argument !== 'start' && argument !== '--');
}

/**
 * The gulp task behind `npm start`: the real n8n with this package in it. The package must be
 * built already. Resolves when it was stopped, rejects when it failed.
 * @param {string[]} [args] `--demo`, `--port N`, `--help`; by default those of the command line
 * @returns {Promise<void>}
 */
function start(args) {
	const given = Array.isArray(args) ? args : startArguments();
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'start.ts'), ...given], {
			cwd: join(__dirname, '..', '..'),
			stdio: 'inherit',
		});
		// Ctrl-C reaches the child as well: stay until it has stopped n8n.
		const wait = () => {};
		const pass = () => child.kill('SIGTERM');
		process.on('SIGINT', wait);
		process.on('SIGTERM', pass);
		child.once('error', reject);
		child.once('exit', (code, signal) => {
			process.removeListener('SIGINT', wait);
			process.removeListener('SIGTERM', pass);
			if (code === 0) resolve();
			else reject(new Error(`start ended with ${signal ?? `exit code ${code}`}`));
		});
	});
}

// gulp hands a callback to a task that takes a parameter; the promise is enough.
const task = () => start();
task.displayName = 'start';
task.description = 'Start the real n8n with this package in it (--demo, --port N, --help)';
task.start = start;

module.exports = task;

if (require.main === module) {
	start(process.argv.slice(2)).catch((error) => {
		process.stderr.write(`${error.message}\n`);
		process.exitCode = 1;
	});
}
