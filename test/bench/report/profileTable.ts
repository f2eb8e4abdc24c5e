import type { Table } from '../../cli/table';
import type { SelfTime } from '../profile';
import { variantOf } from '../variants';
import { written } from './numbers';

/** The slowest functions of a variant. */
export function profileTable(
	letter: string,
	items: number,
	times: readonly SelfTime[],
	most: number,
): Table {
	const all = times.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
	return {
		title: `Where the time goes: ${variantOf(letter).title}, ${written(items)} items`,
		head: ['function', 'own ms', '%', 'place'],
		rows: times
			.slice(0, most)
			.map(({ name, place, milliseconds }) => [
				name,
				written(milliseconds),
				((100 * milliseconds) / all).toFixed(1),
				place,
			]),
	};
}
