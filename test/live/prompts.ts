/** Whoever runs the check. */
export interface Person {
	/** Shows a text. */
	tell(text: string): void;
	/** Asks a question; undefined if there is no answer. */
	confirm(question: string): Promise<boolean | undefined>;
}
