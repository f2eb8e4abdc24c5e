/** How the check speaks with the person who runs it. */
export interface Prompts {
	/** Shows a text. */
	tell(text: string): void;
	/** Asks a question; undefined if there is no answer. */
	confirm(question: string): Promise<boolean | undefined>;
}
