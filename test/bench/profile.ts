/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   the bench is a standalone program, not part of the published node */
import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = resolve(__dirname, '../..');
/** Microseconds between two samples. */
const INTERVAL = 250;

/** The time that a function spent in itself, not in those it called. */
export interface SelfTime {
	readonly name: string;
	/** Its file in the project, and the line. */
	readonly place: string;
	readonly milliseconds: number;
}

function placeOf({ url, lineNumber }: Profiler.ProfileNode['callFrame']): string {
	if (url === '') return '';
	const file = url.startsWith('file:') ? fileURLToPath(url) : url;
	const inModules = file.indexOf('node_modules/');
	const shown =
		inModules >= 0
			? file.slice(inModules)
			: file.startsWith(PROJECT)
				? relative(PROJECT, file)
				: file;
	return `${shown}:${lineNumber + 1}`;
}

function selfTimes({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): SelfTime[] {
	const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
	const times = new Map<string, SelfTime>();
	samples.forEach((id, index) => {
		const frame = frames.get(id);
		if (!frame || frame.url.startsWith('node:inspector')) return;
		const name = frame.functionName || '(anonymous)';
		const place = placeOf(frame);
		const key = `${name} ${place}`;
		const milliseconds = (times.get(key)?.milliseconds ?? 0) + (timeDeltas[index] ?? 0) / 1000;
		times.set(key, { name, place, milliseconds });
	});
	return [...times.values()].sort((a, b) => b.milliseconds - a.milliseconds);
}

/**
 * Where the time of an action goes, by the processor profile of V8 (as `--cpu-prof` writes it, without the start of the
 * process): the functions with the most time of their own, the slowest first. Time inside the isolate that evaluates
 * expressions is `(program)`.
 */
export async function profileOf(action: () => Promise<void>): Promise<SelfTime[]> {
	const session = new Session();
	session.connect();
	await session.post('Profiler.enable');
	await session.post('Profiler.setSamplingInterval', { interval: INTERVAL });
	await session.post('Profiler.start');
	await action();
	const { profile } = await session.post('Profiler.stop');
	session.disconnect();
	return selfTimes(profile);
}
