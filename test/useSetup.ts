import type { Sandbox } from './sandbox/sandbox';

/** What the tests of a file share. */
export interface Setup {
	readonly sandbox: Sandbox;
	close(): Promise<void>;
}

/**
 * Opens a setup before the first test of a file and closes it after the last one. The sandbox's log and faults are cleared before
 * each test.
 *
 * @returns the setup, whose properties can be read from the first `beforeAll` on
 */
export function useSetup<Opened extends Setup>(open: () => Promise<Opened>): Opened {
	let setup: Opened | undefined;
	beforeAll(async () => {
		setup = await open();
	});
	beforeEach(async () => {
		// A request of a stopped execution may still be on its way.
		await setup?.sandbox.idle();
		setup?.sandbox.log.clear();
		setup?.sandbox.faults.clear();
	});
	afterAll(async () => await setup?.close());
	// The proxy has every property of the setup, which TypeScript cannot know.
	return new Proxy({} as Opened, {
		get(_, name) {
			if (!setup) throw new Error('The setup is opened before the first test.');
			return Reflect.get(setup, name);
		},
	});
}
