/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../freePort';

/** Debian's folder of PostgreSQL's programs. */
const PROGRAMS = process.env.E2E_POSTGRESQL ?? '/usr/lib/postgresql/15/bin';

/** A PostgreSQL server for a test: it listens on this computer only, without passwords, and its data is thrown away. */
export interface Postgres {
	/** n8n's settings for it. */
	readonly env: Readonly<Record<string, string>>;
	close(): void;
}

/** PostgreSQL refuses to run as root: use Debian's postgres user. Otherwise the current user. */
function whoRunsIt(): { uid?: number; gid?: number } {
	if (process.getuid?.() !== 0) return {};
	const idOf = (flag: string) =>
		Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
	return { uid: idOf('-u'), gid: idOf('-g') };
}

/** Makes a database cluster in a temporary folder and starts it. */
export async function startPostgres(): Promise<Postgres> {
	const user = whoRunsIt();
	const folder = mkdtempSync(join(tmpdir(), 'pickyassist-postgres-'));
	chmodSync(folder, 0o755);
	if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
	const data = join(folder, 'data');
	const port = await freePort();
	const run = (program: string, args: readonly string[]) =>
		execFileSync(join(PROGRAMS, program), args, { ...user, cwd: folder, stdio: 'ignore' });

	run('initdb', ['-D', data, '-U', 'n8n', '-A', 'trust', '--no-sync', '-E', 'UTF8']);
	// The data is thrown away, so nothing has to reach the disk.
	const settings = `-p ${port} -h 127.0.0.1 -k ${folder} -c fsync=off -c max_connections=100`;
	run('pg_ctl', ['-D', data, '-o', settings, '-l', join(folder, 'log'), '-w', 'start']);
	return {
		env: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(port),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: 'n8n',
		},
		close() {
			run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
