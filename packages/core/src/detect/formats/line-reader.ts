/** The text of a line relative to the one a format was asked about. */
export type LineReader = (offset: number) => string | undefined;
