/** One way in which a function could be wrong: a piece of its text and what stands there instead. */
export interface Fault {
  /** What is wrong, in a word or two: `flipped condition`. */
  kind: string;
  /** Path in the project. */
  file: string;
  start: number;
  end: number;
  text: string;
  /** 1-based line of the piece. */
  line: number;
  /** Name of the innermost named function around it. */
  symbol: string;
  /** Its lines, 1-based and inclusive. */
  startLine: number;
  endLine: number;
}
