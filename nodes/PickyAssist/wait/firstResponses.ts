/** How long two responses may arrive at once, in milliseconds: n8n then knows that the execution continues. */
const AT_ONCE = 10_000;

/**
 * The responses of the last seconds in this process. n8n 2.8 continues an execution twice if two responses arrive in the
 * moment before it has recorded that the execution runs.
 */
export class FirstResponses {
	private readonly times = new Map<string, number>();

	constructor(private readonly now: () => number = () => performance.now()) {}

	/** Records a response; false if there was one already. */
	add(id: string): boolean {
		const now = this.now();
		for (const [one, time] of this.times) if (now - time > AT_ONCE) this.times.delete(one);
		if (this.times.has(id)) return false;
		this.times.set(id, now);
		return true;
	}
}
