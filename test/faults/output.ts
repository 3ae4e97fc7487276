/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console */
import { format } from 'node:util';

/**
 * Notes all that is printed to the console and the standard streams of this process.
 * @returns what was printed so far, and how to end it
 */
export function recordOutput(): { text(): string; end(): void } {
	const printed: string[] = [];
	const methods = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;
	const { stdout, stderr } = process;
	const real = { console: methods.map((name) => console[name]), stdout: stdout.write, stderr: stderr.write };
	for (const name of methods) console[name] = (...values: unknown[]) => void printed.push(format(...values));
	for (const stream of [stdout, stderr]) {
		const { write } = stream;
		stream.write = ((chunk: string | Uint8Array, ...rest: []) => {
			printed.push(String(chunk));
			return write.call(stream, chunk, ...rest);
		}) as typeof stream.write;
	}
	return {
		text: () => printed.join('\n'),
		end() {
			methods.forEach((name, index) => (console[name] = real.console[index] ?? console[name]));
			stdout.write = real.stdout;
			stderr.write = real.stderr;
		},
	};
}
