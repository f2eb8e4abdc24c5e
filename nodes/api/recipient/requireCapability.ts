import { CAPABILITIES, type Channel } from './channels';
import { InputError } from '../input/inputError';

type Capabilities = (typeof CAPABILITIES)[Channel['kind']];
/** What a channel can or cannot do. */
type Capability = {
	[Name in keyof Capabilities]: Capabilities[Name] extends boolean ? Name : never;
}[keyof Capabilities];

/**
 * Refuses what the channel's family cannot carry.
 *
 * @param cannot the rest of the sentence that begins with the family's name, for example `cannot send files`
 * @param description what to do in place of it
 * @throws InputError if the channel does not have the ability
 */
export function requireCapability(
	{ kind }: Channel,
	capability: Capability,
	cannot: string,
	description: string,
): void {
	const capabilities = CAPABILITIES[kind];
	if (!capabilities[capability])
		throw new InputError(`${capabilities.name} ${cannot}`, description);
}
