import type { Printer } from '../printer';
import type { Result } from '../result';
import { WIDTH, wrap } from '../table';
import { reportedEvents, resultsOf } from './checkScene';
import type { Played } from './playScene';
import type { Scene } from './scenes';
import type { Stage } from './stage';

const LABEL = 16;

function line({ print }: Printer, label: string, text: string): void {
	wrap(text, WIDTH - LABEL).forEach((part, index) =>
		print(`${(index === 0 ? label : '').padEnd(LABEL)}${part}`),
	);
}

/** A message that was pushed, its result, and the reports that carry the same `msg_id`. */
function printPush(printer: Printer, label: string, played: Played, result: Result): void {
	const { msgId, pushId, status, wrong } = result;
	const message = played.messages.find((one) => one.msgId === msgId);
	line(printer, label, message?.text ?? '-');
	line(printer, '  result', wrong || `${status}, msg_id ${msgId}, push_id ${pushId}`);
	const words = reportedEvents(played)
		.filter(({ msg_id }) => msg_id === msgId)
		.map(({ status_text }) => status_text);
	line(printer, '  reports', `msg_id ${msgId}: ${words.join(', ') || 'none'}`);
}

/** Prints what the round trip is made of. */
export function announceRoundTrip({ print }: Printer, { autoReply, followUp }: Stage): void {
	print();
	print('Round trip: people write, are answered, and what becomes of the answers comes back', 'bold');
	for (const { path, title } of [autoReply, followUp]) print(`${path.padEnd(32)} ${title}`, 'dim');
}

/** Prints who wrote what, and all that followed. */
export function reportScene(
	printer: Printer,
	scene: Scene,
	played: Played,
	problems: readonly string[],
): void {
	const { print } = printer;
	print();
	line(printer, `${scene.name} wrote`, scene.text);
	line(printer, 'instant reply', played.call.reply?.text ?? 'none');
	for (const result of resultsOf(played.autoReply)) printPush(printer, 'push', played, result);
	for (const result of resultsOf(played.followUp)) printPush(printer, 'SMS instead', played, result);
	if (problems.length === 0) print('✓ as it should be', 'green');
	for (const problem of problems)
		for (const part of wrap(`✗ ${problem}`, WIDTH)) print(part, 'red');
}
