/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import './environment';
import { createRequire } from 'node:module';

type Service<T> = new (...parts: never[]) => T;

const ofN8n = createRequire(createRequire(__filename).resolve('n8n-core'));

/** n8n-core's own container of services, of which another version may lie beside it. */
export const { Container }: { Container: { get<T>(service: Service<T>): T } } = ofN8n('@n8n/di');

/** Ends the timer that keeps a process of n8n 2.8 alive; n8n 2.41 has it too, but Node.js does not wait for it. */
export function stopTimers(): void {
	const { SSHClientsManager }: { SSHClientsManager: Service<{ onShutdown(): void }> } = ofN8n(
		'./execution-engine/ssh-clients-manager',
	);
	Container.get(SSHClientsManager).onShutdown();
}

/** n8n's logger, which nodes write to. */
export function n8nLogger(): { info(message: string): void; warn(message: string): void } {
	const {
		Logger,
	}: { Logger: Service<{ info(message: string): void; warn(message: string): void }> } =
		ofN8n('@n8n/backend-common');
	return Container.get(Logger);
}
