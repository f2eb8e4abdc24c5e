/** A word of the command line makes no sense; the message says which in plain words. */
export class WrongWord extends Error {}
