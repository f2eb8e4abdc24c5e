/** The examples, in the order of the demo: each is the file `examples/send-NAME.json`. */
export const EXAMPLE_NAMES = ['single', 'bulk', 'dynamic', 'media', 'sms'] as const;

/** The word by which the command line calls an example. */
export type ExampleName = (typeof EXAMPLE_NAMES)[number];

/** Whether a word is the name of an example. */
export function isExampleName(word: string): word is ExampleName {
	return EXAMPLE_NAMES.some((name) => name === word);
}
