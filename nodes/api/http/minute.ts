/** The window of the rate limit, in milliseconds (Quick Start Guide). All other waits are fractions or multiples of it. */
export const MINUTE = 60_000;
