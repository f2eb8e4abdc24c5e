import { joinSentences } from '../sentences';
import { MINUTE } from './minute';
import { MAX_REQUESTS_PER_MINUTE } from './rateLimit';

/** A wait of this length is announced when it starts. */
const ANNOUNCED_WAIT = MINUTE / 6;
/** If a run has waited for this long in total, it is reported afterwards. */
const REPORTED_WAIT = MINUTE / 2;
/** A reason for less than this part of the time is not reported. */
const MINOR_PART = 0.1;

/** Why a request waits: `dropped` is "too many requests"; `spaced` the interval between files; a sentence: what is used up. */
export type WaitReason = 'dropped' | 'spaced' | 'noResponse' | UsedUp;

interface UsedUp {
	readonly usedUp: string;
	/** Whether a higher value of the option Requests per Minute would help. */
	readonly isOption: boolean;
}

const usedUpReasons = new Map<string, UsedUp>();

/**
 * The reason for a wait because the requests of a minute are used up.
 *
 * @param isDeviceCheck whether it is the limit of device checks
 */
export function usedUpReason(perMinute: number, isDeviceCheck: boolean): UsedUp {
	const isOption = !isDeviceCheck && perMinute < MAX_REQUESTS_PER_MINUTE;
	const usedUp = isOption
		? `the option Requests per Minute is ${perMinute}`
		: `Picky Assist's limit is ${perMinute} ${isDeviceCheck ? 'device checks' : 'requests'} per minute`;
	const reason = usedUpReasons.get(usedUp) ?? { usedUp, isOption };
	usedUpReasons.set(usedUp, reason);
	return reason;
}

/** `once`, `twice`, `12 times` */
function times(count: number): string {
	return count === 1 ? 'once' : count === 2 ? 'twice' : `${count.toLocaleString('en-US')} times`;
}

function seconds(milliseconds: number): string {
	return `${Math.round(milliseconds / 1000).toLocaleString('en-US')} s`;
}

/** The time that one run spends waiting, by reason. */
export class Waits {
	/** How many requests of this run were dropped. */
	drops = 0;
	private readonly byReason = new Map<WaitReason, number>();

	/** Milliseconds of all waits. */
	get total(): number {
		return [...this.byReason.values()].reduce((sum, time) => sum + time, 0);
	}

	/** Adds a wait that is over. */
	add(milliseconds: number, reason: WaitReason): void {
		this.byReason.set(reason, (this.byReason.get(reason) ?? 0) + milliseconds);
	}

	/** What to tell at the start of a wait; undefined if it is short. */
	announcement(milliseconds: number, reason: WaitReason): string | undefined {
		if (milliseconds < ANNOUNCED_WAIT) return undefined;
		return `Picky Assist: the next request waits ${seconds(milliseconds)}, because ${this.describe(reason)}.`;
	}

	/**
	 * What to tell afterwards: the reasons, and what would help. Nothing if the waits were short.
	 *
	 * @param couldUseFewerRequests whether the option Recipients per Request results in more requests than necessary
	 */
	hints(couldUseFewerRequests: () => boolean = () => false): string[] {
		const { total } = this;
		if (total < REPORTED_WAIT) return [];
		const main = [...this.byReason]
			.filter(([, time]) => time >= total * MINOR_PART)
			.toSorted(([, one], [, other]) => other - one);
		const texts = main.map(
			([reason, time]) => `${this.describe(reason)}${main.length > 1 ? ` (${seconds(time)})` : ''}`,
		);
		const byLimit = main.some(([reason]) => reason === 'dropped' || typeof reason === 'object');
		const byOption = main.some(([reason]) => typeof reason === 'object' && reason.isOption);
		return [
			joinSentences(
				`Waited ${seconds(total)} in total: ${texts.join('; ')}.`,
				byOption ? 'To wait less, increase Requests per Minute.' : '',
				byLimit && couldUseFewerRequests()
					? 'To send fewer requests, remove the option Recipients per Request.'
					: '',
			),
		];
	}

	private describe(reason: WaitReason): string {
		if (typeof reason === 'object') return reason.usedUp;
		if (reason === 'spaced') return 'files have to be sent a few seconds apart on this channel';
		if (reason === 'noResponse') return 'Picky Assist did not respond or was not available';
		return this.drops > 0
			? `Picky Assist responded "too many requests" ${times(this.drops)}`
			: 'Picky Assist responded "too many requests" to an earlier request';
	}
}
