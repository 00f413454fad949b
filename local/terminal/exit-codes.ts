/** Exit codes, as --help and the README tell them; others are those of signals. */
export const ALL_CREATED = 0;
export const COULD_NOT_RUN = 1;
export const SOME_ARE_LEFT = 2;
export const CANCELLED = 130;
