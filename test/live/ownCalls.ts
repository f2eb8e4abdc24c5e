import { isJsonObject, parseJsonObject, type JsonObject } from '../sandbox/json';
import type { Account } from './account';
import { isFromPerson, UNASSIGNED_NUMBER } from './content';
import type { ReceivedCall } from './webhookListener';

/** A field as text; empty if it is neither a text nor a number. */
export function idOf(fields: unknown, name: string): string {
	const value = isJsonObject(fields) ? fields[name] : undefined;
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The IDs in an address: the phone and the group of `GROUP@PHONE`, or the phone of `PHONE:DEVICE@SERVER`. */
function idsIn(address: string): string[] {
	return address
		.split(/[@:]/)
		.map((part) => (/^\+?[\d\s().-]+$/.test(part) ? part.replace(/\D/g, '') : part));
}

/** Deeper ones would need too much memory. */
const MAX_DEPTH = 20;

/** All texts and numbers in a value, as text. */
function textsIn(value: unknown, depth = 0): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value === 'number') return [String(value)];
	if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return [];
	return Object.values(value).flatMap((one) => textsIn(one, depth + 1));
}

/** The fields of a call: of its JSON, or of its form, whose fields may be JSON. */
function fieldsOf({ json, text }: ReceivedCall): JsonObject {
	if (json) return json;
	const pairs = [...new URLSearchParams(text)].map(
		([name, value]) => [name, parseJsonObject(value) ?? value] as const,
	);
	return Object.fromEntries(pairs);
}

/** Whether a call brings a message that someone sent. */
export function isIncoming(fields: unknown): boolean {
	return idOf(fields, 'unique-id') !== '' || idOf(fields, 'message-in') !== '';
}

/** Whether an incoming message is the user's own: a live channel also gets those of other people. */
export function isFromUser(call: ReceivedCall, { number }: Pick<Account, 'number'>): boolean {
	const fields = fieldsOf(call);
	return idsIn(idOf(fields, 'number')).includes(number) || textsIn(fields).some(isFromPerson);
}

/** Whether a call may be recorded: it brings a message of the user, or is about one to the user's own numbers and IDs. */
export function isAboutUser(call: ReceivedCall, account: Account): boolean {
	const { number, secondNumber, closedNumber, messengerId, groupId } = account;
	const people = [number, secondNumber, closedNumber, messengerId].flatMap((one) => one || []);
	const fields = fieldsOf(call);
	if (isIncoming(fields)) return people.some((one) => isFromUser(call, { number: one }));
	const own = new Set([...people, groupId, UNASSIGNED_NUMBER]);
	return textsIn(fields).some((text) => text !== '' && idsIn(text).some((id) => own.has(id)));
}
