import { ABILITIES, type Channel } from './channels';
import { InputProblem } from '../input/inputError';

type Abilities = (typeof ABILITIES)[Channel['kind']];
/** What a channel can or cannot do. */
type Ability = {
	[Name in keyof Abilities]: Abilities[Name] extends boolean ? Name : never;
}[keyof Abilities];

/**
 * Refuses what the channel's family cannot carry.
 *
 * @param cannot the rest of the sentence that begins with the family's name, for example `cannot send files`
 * @param advice what to do in place of it
 * @throws InputProblem if the channel does not have the ability
 */
export function requireAbility(
	{ kind }: Channel,
	ability: Ability,
	cannot: string,
	advice: string,
): void {
	const abilities = ABILITIES[kind];
	if (!abilities[ability]) throw new InputProblem(`${abilities.name} ${cannot}`, advice);
}
