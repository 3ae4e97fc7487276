/** What `npm start` was asked for. */
export interface StartOptions {
	demo: boolean;
	help: boolean;
	/** wanted port of n8n; the next free one is taken */
	port: number;
}

/** Shown for `--help`. */
export const HELP = `npm start                 the real n8n with this package, at http://127.0.0.1:5678
npm start -- --demo       makes an AWS connection and a video from S3 assets, prints the result, stops
npm start -- --port 5700  another port
npm start -- --help       this text

Without PICTORY_API_KEY a local Pictory runs beside n8n: nothing is rendered and nothing is paid.
With PICTORY_API_KEY the real Pictory is used (the demo stays local).
N8N_PICTORY_CACHE         folder for n8n itself and its data (default ~/.cache/n8n-nodes-pictory)`;

const DEFAULT_PORT = 5678;

/**
 * @param args the words of the command line; a `--` or a task's name among them does no harm
 * @throws Error for a port that is none, or for an option that does not exist
 */
export function readStartOptions(args: string[]): StartOptions {
	const options: StartOptions = { demo: false, help: false, port: DEFAULT_PORT };
	const rest = [...args];
	while (rest.length > 0) {
		const word = rest.shift() ?? '';
		const [name, joined] = word.split('=', 2);
		if (name === '--demo') options.demo = true;
		else if (name === '--help' || name === '-h') options.help = true;
		else if (name === '--port') options.port = readPort(joined ?? rest.shift());
		else if (word.startsWith('-') && word !== '--') {
			throw new Error(`Unknown option ${word}\n\n${HELP}`);
		}
	}
	return options;
}

function readPort(text: string | undefined): number {
	const port = Number(text);
	if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
	throw new Error(`--port needs a number from 1 to 65535, not "${text ?? ''}"`);
}
