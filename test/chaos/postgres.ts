/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { closeSync, existsSync, openSync, readdirSync } from 'node:fs';
import { chmod, chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeptProcess } from '../e2e/keep';
import { freePort } from '../e2e/ports';
import { cleanEnvironment, run, until } from '../e2e/shell';
import { needPrograms } from '../aws/packages';

const DEBIAN = '/usr/lib/postgresql';
const USER = 'n8n';

/** A PostgreSQL of the test's own, on 127.0.0.1, with one database. */
export interface Postgres {
	/** Variables that make n8n keep its data there. */
	env: Record<string, string>;
	/** @returns what psql prints for a query, one row a line */
	query(sql: string): Promise<string>;
	stop(): Promise<void>;
}

function programs(): string {
	const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
	const newest = versions.sort((a, b) => Number(a) - Number(b)).at(-1);
	if (newest === undefined) throw new Error(`There is no PostgreSQL in ${DEBIAN}`);
	return join(DEBIAN, newest, 'bin');
}

/** PostgreSQL refuses to run as root, so root runs it as the user Debian made for it. */
async function asServer(): Promise<{ prefix: string[]; uid?: number; gid?: number }> {
	if (process.getuid?.() !== 0) return { prefix: [] };
	const [uid, gid] = await Promise.all(
		['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout)),
	);
	return { prefix: ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'], uid, gid };
}

export async function startPostgres(): Promise<Postgres> {
	needPrograms({ [join(DEBIAN, '15', 'bin', 'postgres')]: 'postgresql', setpriv: 'util-linux' });
	const bin = programs();
	const folder = await mkdtemp(join(tmpdir(), 'n8n-pictory-postgres-'));
	const { prefix, uid, gid } = await asServer();
	if (uid !== undefined && gid !== undefined) await chown(folder, uid, gid);
	await chmod(folder, 0o700);
	const command = (program: string, ...args: string[]): [string, string[]] => {
		const [first, ...rest] = [...prefix, join(bin, program), ...args] as [string, ...string[]];
		return [first, rest];
	};
	const data = join(folder, 'data');
	await run(
		...command('initdb', '-D', data, '-U', USER, '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C'),
		{ cwd: folder },
	);
	const port = await freePort();
	const log = join(tmpdir(), `n8n-pictory-postgres-${process.pid}-${port}.log`);
	const output = openSync(log, 'w');
	const [program, args] = command(
		'postgres',
		'-D',
		data,
		'-p',
		String(port),
		'-h',
		'127.0.0.1',
		'-k',
		folder,
		'-c',
		'max_connections=200',
	);
	const kept = new KeptProcess(program, args, { cwd: folder, env: cleanEnvironment(), output });
	closeSync(output);
	const query = async (sql: string): Promise<string> => {
		const { stdout } = await run('psql', [
			'-h',
			'127.0.0.1',
			'-p',
			String(port),
			'-U',
			USER,
			'-d',
			'postgres',
			'-Atc',
			sql,
		]);
		return stdout.trim();
	};
	const answer = async () => {
		if (!kept.isRunning) throw new Error(`PostgreSQL stopped\n${await readFile(log, 'utf8')}`);
		return (await query('select 1').catch(() => '')) === '1' ? true : undefined;
	};
	await until('PostgreSQL answers', answer, 30_000);
	return {
		env: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(port),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: USER,
			DB_POSTGRESDB_POOL_SIZE: '40',
		},
		query,
		stop: async () => {
			await kept.stop();
			await rm(folder, { recursive: true, force: true, maxRetries: 3 });
			await rm(log, { force: true });
		},
	};
}
