/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { measureBeside } from './load';

const [other] = process.argv.slice(2);
if (other === undefined) throw new Error('Usage: npm run bench:load -- <folder of another checkout that is built>');
const loading = measureBeside(other);
for (const [name, { ms, kib }] of Object.entries(loading)) {
	process.stdout.write(`${name}: ${ms.toFixed(2)} ms, ${kib.toFixed(0)} KiB\n`);
}
