/** One change as a model wrote it. */
export type AnswerBlock =
  | { kind: "replace"; file: string; search: string; replace: string }
  | { kind: "whole"; file: string; text: string };

/** What a model answered, read but not believed. */
export interface ParsedAnswer {
  title: string | undefined;
  reason: string | undefined;
  /** Why it proposes nothing, in its own words. */
  declined: string | undefined;
  blocks: AnswerBlock[];
  /** What of it cannot be read, in sentences that a model can act on. */
  complaints: string[];
}

const SEARCH = /^<{5,9} ?SEARCH\b/;
const WHOLE = /^<{5,9} ?WHOLE\b/;
const DIVIDER = /^={5,9}$/;
const END = /^>{5,9} ?(?:REPLACE|END)\b/;
const FENCE = /^\s*(?:```|~~~)/;
const LONGEST_WORDS = 500;

/**
 * Reads blocks such as these, with or without fences around them; a block without a path is about the file before:
 *
 *     FILE: src/price.ts
 *     <<<<<<< SEARCH
 *     return cents;
 *     =======
 *     return cents / 100;
 *     >>>>>>> REPLACE
 */
export function parseAnswer(text: string): ParsedAnswer {
  const answer: ParsedAnswer = {
    title: worded(text, "TITLE"),
    reason: worded(text, "REASON"),
    declined: worded(text, "NO FIX") ?? worded(text, "NO TEST"),
    blocks: [],
    complaints: [],
  };
  const lines = text.split(/\r?\n/);
  let file = "";
  let from = 0;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const isSearch = SEARCH.test(line);
    if (!isSearch && !WHOLE.test(line)) continue;
    file = pathAbove(lines.slice(from, index)) ?? file;
    const { block, next, complaint } = readBlock(lines, index, { file, isSearch });
    if (block !== undefined) answer.blocks.push(block);
    if (complaint !== undefined) answer.complaints.push(`block ${answer.blocks.length + 1}: ${complaint}`);
    index = next;
    from = next + 1;
  }
  return answer;
}

interface Read {
  block?: AnswerBlock;
  complaint?: string;
  /** The last line of the block. */
  next: number;
}

function readBlock(
  lines: readonly string[],
  start: number,
  { file, isSearch }: { file: string; isSearch: boolean },
): Read {
  const end = lines.findIndex((line, index) => index > start && END.test(line));
  if (end === -1) return { next: lines.length, complaint: "it has no end (>>>>>>> REPLACE)" };
  const body = lines.slice(start + 1, end);
  if (file === "") return { next: end, complaint: "no line FILE: path stands before it" };
  if (!isSearch) return { next: end, block: { kind: "whole", file, text: `${body.join("\n")}\n` } };
  if (body.some((line) => SEARCH.test(line)))
    return { next: end, complaint: "another block begins before its end (>>>>>>> REPLACE)" };
  const dividers = body.filter((line) => DIVIDER.test(line)).length;
  if (dividers !== 1)
    return {
      next: end,
      complaint: `it must have one line ======= between SEARCH and REPLACE, and has ${dividers}`,
    };
  const divider = body.findIndex((line) => DIVIDER.test(line));
  const search = body.slice(0, divider).join("\n");
  return { next: end, block: { kind: "replace", file, search, replace: body.slice(divider + 1).join("\n") } };
}

/** The path in the last line that says something, e.g. `FILE: src/a.ts`, `### src/a.ts` or "```ts src/a.ts". */
function pathAbove(lines: readonly string[]): string | undefined {
  const words = lines.filter((line) => line.replace(/^\s*(?:```|~~~)\s*[\w+-]*\s*$/, "").trim() !== "");
  const last = words.at(-1);
  if (last === undefined) return undefined;
  const bare = FENCE.test(last) ? last.replace(/^\s*(?:```|~~~)\s*[\w+-]*\s+/, "") : last;
  const path = bare
    .replace(/^\W*FILE:?\s*/i, "")
    .replace(/^[\s#*`"'>-]+/, "")
    .replace(/[\s*`"':]+$/, "")
    .replace(/^\.\//, "")
    .replaceAll("\\", "/");
  return /^[^\s"'<>|]{1,500}$/.test(path) && /[./]/.test(path) ? path : undefined;
}

/** The rest of the line behind `TITLE:`; models decorate it. */
function worded(text: string, word: string): string | undefined {
  const found = new RegExp(`^[ \\t#*]{0,6}${word}[ *]{0,3}:[ *]{0,3}(.{1,${LONGEST_WORDS}})`, "m").exec(
    text,
  )?.[1];
  const words = found?.replace(/[\s*]+$/, "");
  return words === undefined || words === "" ? undefined : words;
}
