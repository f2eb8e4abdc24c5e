/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './installation';

/** What the saved workflows and credentials depend on. */
interface Setup {
	/** The saved credential has the sandbox's address. */
	readonly sandboxPort: number;
}

/** The data of an n8n that are kept between starts: workflows, credentials and executions. */
export class KeptData {
	readonly folder: string;

	/** @param name a name without slashes */
	constructor(name: string) {
		// n8n keeps the editor's scripts there, and ESLint leaves out nothing but node_modules.
		this.folder = join(PROJECT, '.cache/node_modules/n8n-data', name);
	}

	private get file(): string {
		return join(this.folder, 'setup.json');
	}

	/** The setup that was completed here; undefined before the first one, or if it was interrupted. */
	get setup(): Setup | undefined {
		return existsSync(this.file) ? JSON.parse(readFileSync(this.file, 'utf8')) : undefined;
	}

	/** Records that the owner, the credential and the examples were created. */
	complete(setup: Setup): void {
		writeFileSync(this.file, JSON.stringify(setup));
	}

	delete(): void {
		rmSync(this.folder, { recursive: true, force: true });
	}
}
