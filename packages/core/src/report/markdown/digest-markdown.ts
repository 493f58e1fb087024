import type { Digest } from "../digest.ts";
import { words } from "./escape.ts";
import { problemBlock } from "./problem-blocks.ts";

export interface DigestMarkdownOptions {
  /** Paragraphs before the problems; Markdown already. */
  head: readonly string[];
  /** Bytes of UTF-8 that the whole may take. */
  mostBytes: number;
  /** How many problems are shown. */
  mostProblems: number;
  showDiff: boolean;
  /** Ends `… and 3 more: `. */
  elsewhere: string;
}

/** Room for the sentence that tells how many are not shown. */
const ENDING_BYTES = 200;

/** A digest for people: what is wrong, where, in which jobs, what mends it and what proved that. Ends in a newline. */
export function digestMarkdown(digest: Digest, options: DigestMarkdownOptions): string {
  const { head, mostBytes, mostProblems, showDiff, elsewhere } = options;
  const notes = digest.notes.map((note) => `> ${words(note)}`);
  const parts = [head.join("\n\n")];
  let room = mostBytes - Buffer.byteLength([...parts, ...notes].join("\n\n")) - ENDING_BYTES;
  for (const [index, problem] of digest.problems.entries()) {
    const block = problemBlock(problem, digest, showDiff);
    room -= Buffer.byteLength(block) + 2;
    if (room < 0 || index >= mostProblems) {
      parts.push(`… and ${digest.problems.length - index} more: ${elsewhere}`);
      break;
    }
    parts.push(block);
  }
  const whole = `${[...parts, ...notes].join("\n\n")}\n`;
  return Buffer.byteLength(whole) <= mostBytes ? whole : `${parts.join("\n\n")}\n`;
}
