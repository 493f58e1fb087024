/** A position as LSP counts: 0-based line, 0-based UTF-16 unit. */
export interface Position {
  line: number;
  character: number;
}

export interface Range {
  start: Position;
  end: Position;
}

/** A place in a file of the workspace or in a log; the shape of LSP's `Location`. */
export interface Place {
  uri: string;
  range: Range;
}
