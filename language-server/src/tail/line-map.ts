/** Which line of a file a line of what was read of it is: a file is followed from somewhere on, and is replaced. */
export interface LineMap {
  /** The file was replaced after so many lines were read. */
  rotated(linesRead: number): void;
  /** 0-based, of a 1-based line that was read; undefined where the file holds it no more. */
  lineOf(line: number): number | undefined;
}

/** `skipped`: lines of the file before the first that is read. */
export function createLineMap(skipped: number): LineMap {
  let before = 0;
  let offset = skipped;
  return {
    rotated(linesRead) {
      before = linesRead;
      offset = -linesRead;
    },
    lineOf: (line) => (line > before ? line - 1 + offset : undefined),
  };
}
