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
const ASK_FOR_HELP = '`npm start -- --help` lists what there is.';
const OPTIONS = ['--demo', '--help', '--port'];

/**
 * @param words of the command line, behind the `--` of npm
 * @param environment npm keeps options before its `--` for itself, and leaves only a trace of them here
 * @throws Error with a sentence for a port that is none, and for an option that does not exist
 */
export function readStartOptions(words: string[], environment: NodeJS.ProcessEnv = {}): StartOptions {
	const taken = OPTIONS.find((option) => environment[`npm_config_${option.slice(2)}`] !== undefined);
	if (taken !== undefined && !words.some((word) => word.startsWith(taken))) {
		throw new Error(`npm has taken ${taken} for an option of its own. Put two dashes before it: npm start -- ${taken}`);
	}
	const options: StartOptions = { demo: false, help: false, port: DEFAULT_PORT };
	const rest = [...words];
	while (rest.length > 0) {
		const word = rest.shift() ?? '';
		const [name, joined] = word.split('=', 2);
		if (name === '--demo' && joined === undefined) options.demo = true;
		else if ((name === '--help' || name === '-h') && joined === undefined) options.help = true;
		else if (name === '--port') options.port = readPort(joined ?? rest.shift());
		else if (word !== '--') throw new Error(`There is no option "${word}". ${ASK_FOR_HELP}`);
	}
	return options;
}

function readPort(text: string | undefined): number {
	const port = Number(text);
	if (text !== undefined && /^\d+$/.test(text) && port > 0 && port < 65_536) return port;
	const given = text === undefined ? 'and there is none' : `not "${text}"`;
	throw new Error(`--port needs a number from 1 to 65535 behind it, ${given}, as in npm start -- --port 5700.`);
}
