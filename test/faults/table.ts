import { asks } from './asks';
import { type Cell, wasPatient } from './cell';

/** The cells as test/faults/README.md: an overview, then what the user reads, operation by operation. */
export function asMarkdown(faults: string[], cells: Cell[]): string {
	const find = (fault: string, ask: string, duration: Cell['duration']): Cell => {
		const cell = cells.find((entry) => entry.fault === fault && entry.ask === ask && entry.duration === duration);
		if (!cell) throw new Error(`${ask} was not tried with: ${fault}`);
		return cell;
	};
	const both = (fault: string, ask: string): [Cell, Cell] => [find(fault, ask, 'once'), find(fault, ask, 'lasting')];
	const names = asks.map(({ name }) => name);
	const overview = table(
		['What happens', ...names],
		faults.map((fault) => [fault, ...names.map((ask) => both(fault, ask).map(short).join(' · '))]),
	);
	const details = names.flatMap((ask) => [
		`## ${ask}`,
		'',
		table(
			[
				'What happens',
				'Once',
				'Calls',
				'Every time',
				'Calls',
				...(ask === 'Video → Create' ? ['Renders started'] : []),
			],
			faults.map((fault) => {
				const [once, lasting] = both(fault, ask);
				const renders =
					once.renders === lasting.renders ? `${once.renders}` : `${once.renders}, every time ${lasting.renders}`;
				const later = seen(lasting) === seen(once) ? 'the same' : seen(lasting);
				return [fault, seen(once), calls(once), later, calls(lasting), ...(ask === 'Video → Create' ? [renders] : [])];
			}),
		),
		'',
	]);
	return [HEAD, overview, '', LEGEND, '', ...details, FOOT, ''].join('\n');
}

const HEAD = `# What the user sees when Pictory fails

Written by \`faults.test.ts\`, which fails when this file is no longer true. \`npm run faults\` writes it anew. Each cell is one run of the node in n8n's own engine against the local Pictory of \`test/sandbox\`, with the clock running faster.

In every cell it is also checked that the API key stands in no message, item, log or run data and goes to no other host, that no HTML is shown, that every error says what to do, and that at most one render is started, whose job ID the user gets, or else an error that says it may have been started.
`;

const LEGEND = `In each cell, first when it happens to the first request only, then when it happens to every request of the kind in question. ✅ the right result · ⛔ an error · ❓ an error that says it may have been carried out; beside it the requests sent.`;

const FOOT = `Files are not uploaded by this package yet, so there is no such column. "15 min": "slow down" is obeyed for fifteen minutes, with as many calls as Pictory allows. Requests without an answer are given up after 60 s.`;

function short(cell: Cell): string {
	const sign = !cell.error ? '✅' : isInDoubt(cell) ? '❓' : '⛔';
	return `${sign} ${wasPatient(cell) ? '15 min' : cell.calls.length}`;
}

function isInDoubt({ error }: Cell): boolean {
	return /may have been/.test(error?.message ?? '');
}

function seen({ error }: Cell): string {
	if (!error) return 'the result';
	const [advice] = error.description.split('\n');
	return `**${error.message}** ${advice}`.trim();
}

/** `GET ×2`, or `POST, GET, POST` in their order. */
function calls(cell: Cell): string {
	if (wasPatient(cell)) return `for 15 min`;
	const groups: Array<{ method: string; times: number }> = [];
	for (const method of cell.calls) {
		const last = groups.at(-1);
		if (last?.method === method) last.times += 1;
		else groups.push({ method, times: 1 });
	}
	return groups.map(({ method, times }) => (times > 1 ? `${method} ×${times}` : method)).join(', ');
}

function table(head: string[], rows: string[][]): string {
	const line = (cells: string[]): string => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
	return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
