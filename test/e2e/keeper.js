/**
 * Runs a command for as long as somebody holds this process's stdin open:
 *   node keeper.js COMMAND [ARGUMENT …]
 * When stdin closes, also because the holder was killed, the command and all it has started are
 * killed at once. SIGTERM is passed on. So neither an aborted test run nor a closed terminal
 * leaves an n8n behind.
 */
const { spawn } = require('node:child_process');

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

function killAll() {
	try {
		// The holder has made this process the leader of a group of its own.
		process.kill(-process.pid, 'SIGKILL');
	} catch {
		child.kill('SIGKILL');
		process.exit(1);
	}
}

process.stdin.on('end', killAll).on('close', killAll).on('error', killAll).resume();
process.on('SIGTERM', () => child.kill('SIGTERM'));
process.on('SIGINT', () => {});
child.once('error', (error) => {
	process.stderr.write(`${error.message}\n`);
	process.exit(127);
});
child.once('exit', (code) => process.exit(code ?? 1));
