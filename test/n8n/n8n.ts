/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'undici';
import { environmentOf, type N8nLocation } from './environment';
import { freePort, isFree } from './freePort';
import { installationOf, type N8nVersion } from './installation';
import { N8nClient } from './n8nClient';
import { N8nProcess } from './n8nProcess';
import { installPackage } from './packedPackage';

/** After a kill n8n waits 10 s before it starts. */
const LONGEST_START = 120_000;

/** How an n8n is to be started. */
export interface N8nOptions {
	readonly version: N8nVersion;
	/** Taken if it is free; without it, or if it is not, a free one. */
	readonly port?: number;
	/** Where it keeps its data; default a new temporary folder. */
	readonly userFolder?: string;
	/** Settings of n8n that win over the usual ones. */
	readonly env?: Readonly<Record<string, string>>;
}

/** Whether n8n answers at this address. Its /healthz says so seconds too early. */
async function isReady(url: string): Promise<boolean> {
	try {
		const { statusCode, headers, body } = await request(`${url}/rest/settings`);
		await body.dump();
		return statusCode === 200 && String(headers['content-type']).includes('json');
	} catch {
		return false;
	}
}

/** A real n8n with this package installed, in its own folder. It can be stopped, killed and started again there. */
export class N8n {
	readonly url: string;
	readonly client: N8nClient;
	readonly process: N8nProcess;

	private constructor(
		readonly options: N8nOptions,
		readonly location: N8nLocation,
	) {
		this.url = `http://127.0.0.1:${location.port}`;
		this.client = new N8nClient(this.url);
		this.process = new N8nProcess(installationOf(options.version), `n8n-${options.version}`);
	}

	/** Makes the folder, unless it is there, and installs the packed package in it as n8n does. */
	static async prepare(options: N8nOptions): Promise<N8n> {
		const { port, userFolder = mkdtempSync(join(tmpdir(), 'pickyassist-n8n-')) } = options;
		installPackage(userFolder);
		return new N8n(options, {
			userFolder,
			port: port !== undefined && (await isFree(port)) ? port : await freePort(),
			brokerPort: await freePort(),
		});
	}

	/** An n8n that is ready, with its owner logged in. */
	static async open(options: N8nOptions): Promise<N8n> {
		const n8n = await N8n.prepare(options);
		await n8n.start();
		await n8n.client.setUpOwner();
		return n8n;
	}

	/** Starts it, for the first time or after it was stopped or killed, and waits until it is ready. */
	async start(): Promise<void> {
		this.process.start(
			environmentOf(installationOf(this.options.version), this.location, this.options.env),
		);
		await this.process.ready(async () => await isReady(this.url), LONGEST_START);
	}

	/** Stops it, as a service manager does, and returns its exit code. */
	async stop(): Promise<number | null> {
		return await this.process.stop();
	}

	/** Ends it at once, like a power cut. */
	async kill(): Promise<void> {
		await this.process.kill();
	}

	/** Stops it and removes its folder. */
	async remove(): Promise<void> {
		await this.stop();
		rmSync(this.location.userFolder, { recursive: true, force: true });
	}
}
