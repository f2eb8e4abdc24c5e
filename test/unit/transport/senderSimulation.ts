/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { HttpResult } from '../../../nodes/api/http/httpResult';
import { MINUTE } from '../../../nodes/api/http/minute';
import { RateLimit } from '../../../nodes/api/http/rateLimit';
import { RequestShare } from '../../../nodes/api/http/requestShare';
import { waitBeforeRetry } from '../../../nodes/api/http/retry';
import { PacedRequests } from '../../../nodes/PickyAssist/transport/pacedRequests';
import { http, ok } from '../send/deliveryRecorder';

/** Whether the service counts the requests of the last 60 seconds, or of each minute of its clock. */
export type Window = 'sliding' | 'fixed';

/** A process that always has something to send. */
export interface SenderProcess {
	/** The minute in which it starts. */
	readonly from: number;
	/** The minute in which it has nothing more to send. */
	readonly to?: number;
	/** Executions at the same time. */
	readonly runs?: number;
}

/** What arrived at the service. */
export interface Arrival {
	readonly minute: number;
	readonly process: number;
	readonly isDropped: boolean;
}

/** Random numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Time that goes on as soon as everybody waits. */
class VirtualTime {
	now = 0;
	private waiting: Array<{ time: number; wakeUp: () => void }> = [];

	readonly pause = async (milliseconds: number): Promise<void> =>
		await new Promise((wakeUp) => {
			this.waiting.push({ time: this.now + Math.max(0, milliseconds), wakeUp });
		});

	async runUntil(end: number): Promise<void> {
		for (;;) {
			await new Promise(setImmediate);
			const next = this.waiting.reduce<{ time: number; wakeUp: () => void } | undefined>(
				(earliest, one) => (earliest && earliest.time <= one.time ? earliest : one),
				undefined,
			);
			if (!next || next.time > end) return;
			this.waiting = this.waiting.filter((one) => one !== next);
			this.now = next.time;
			next.wakeUp();
		}
	}
}

/** The service's own limit of 90 requests per minute. */
class ServiceLimit {
	private times: number[] = [];

	constructor(
		private readonly window: Window,
		private readonly offset: number,
	) {}

	admits(now: number): boolean {
		const minuteOf = (time: number) => Math.floor((time + this.offset) / MINUTE);
		this.times = this.times.filter((time) =>
			this.window === 'sliding' ? now - time < MINUTE : minuteOf(time) === minuteOf(now),
		);
		if (this.times.length >= 90) return false;
		this.times.push(now);
		return true;
	}
}

/** Lets processes with one token send for some minutes of virtual time, each with the node's own pacing. */
export async function simulate(
	window: Window,
	processes: readonly SenderProcess[],
	minutes: number,
	seed: number,
): Promise<Arrival[]> {
	const random = randomNumbers(seed);
	const time = new VirtualTime();
	const service = new ServiceLimit(window, random() * MINUTE);
	const arrivals: Arrival[] = [];
	async function send(process: number): Promise<HttpResult> {
		const half = 25 + random() * 275;
		await time.pause(half);
		const isDropped = !service.admits(time.now);
		arrivals.push({ minute: time.now / MINUTE, process, isDropped });
		await time.pause(half);
		return isDropped ? http(429) : ok();
	}
	const jitter = jest.spyOn(Math, 'random').mockImplementation(random);
	processes.forEach(({ from, to = Infinity, runs = 1 }, process) => {
		const limit = new RateLimit(new RequestShare(90));
		const run = async () => {
			await time.pause(from * MINUTE);
			while (time.now < to * MINUTE) {
				const clock = {
					now: () => time.now,
					pause: async (milliseconds: number) => await time.pause(milliseconds + random() * 5),
					cancelled: () => time.now >= to * MINUTE,
				};
				await new PacedRequests(clock).send({
					limits: [{ limit, perMinute: 90 }],
					send: async () => await send(process),
					waitBeforeRetry,
				});
			}
		};
		for (let count = 0; count < runs; count++) void run();
	});
	await time.runUntil(minutes * MINUTE);
	jitter.mockRestore();
	return arrivals;
}

/** What arrived from one minute to another: accepted per minute, and the part that was dropped. */
export function figuresOf(
	arrivals: readonly Arrival[],
	from: number,
	to: number,
): { perMinute: number; dropped: number } {
	const within = arrivals.filter(({ minute }) => minute >= from && minute < to);
	const dropped = within.filter(({ isDropped }) => isDropped).length;
	return {
		perMinute: (within.length - dropped) / (to - from),
		dropped: dropped / within.length,
	};
}
