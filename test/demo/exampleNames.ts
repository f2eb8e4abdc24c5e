/** The examples that send, in the order of the demo: each is the file `examples/send-NAME.json`. */
export const EXAMPLE_NAMES = ['single', 'bulk', 'dynamic', 'media', 'sms'] as const;

/** The word for the two examples that Picky Assist starts, which run together. */
export const ROUND_TRIP = 'round-trip';

/** The word by which the command line calls an example. */
export type ExampleName = (typeof EXAMPLE_NAMES)[number];

/** All words for examples. */
export const EXAMPLE_WORDS: readonly string[] = [...EXAMPLE_NAMES, ROUND_TRIP];
