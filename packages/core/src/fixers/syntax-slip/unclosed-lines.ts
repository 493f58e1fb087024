import { lineEndOf } from "../../repository/source-text.ts";
import { CLOSER_OF, CLOSERS, insertion, type BrokenText, type Slip } from "./slip.ts";
import type { Line, Token } from "./tokens.ts";

const CONFIDENCE = 0.88;
/** Within a line nothing tells how far the brackets reach. */
const BEHIND_VALUE_CONFIDENCE = 0.8;
const BEFORE_BLOCK_CONFIDENCE = 0.89;
/** Words that begin what has a block. */
const HEADS: ReadonlySet<string> = new Set(["if", "for", "while", "switch", "function", "catch", "with"]);
/** Words that follow a closing brace on its line. */
const CONTINUING: ReadonlySet<string> = new Set([
  "else",
  "catch",
  "finally",
  "while",
  "from",
  "as",
  "satisfies",
]);

/** Words that begin a statement which ends with a semicolon. */
const ASSIGNING: ReadonlySet<string> = new Set([
  "const",
  "let",
  "var",
  "return",
  "throw",
  "await",
  "type",
  "default",
]);

/** Brackets that a line leaves open and that are not closed where the indentation comes back to that of the line. */
export function unclosedLines(broken: BrokenText): Slip[] {
  return broken.lines.flatMap((line, index) => {
    const open = openAtEnd(line.tokens);
    if (open.length === 0) return [];
    const next = broken.lines.findIndex(
      (other, place) => place > index && (other.indent.length <= line.indent.length || isCutOff(other, line)),
    );
    const body = broken.lines.slice(index + 1, next === -1 ? undefined : next);
    const left = openAfter(
      open,
      body.flatMap(({ tokens }) => tokens),
    );
    if (left.length === 0) return [];
    return closings(broken, { line, left, last: body.at(-1) ?? line, next: broken.lines[next] });
  });
}

interface Unclosed {
  line: Line;
  /** What is open, outermost first. */
  left: readonly Token[];
  /** The last line of what is open. */
  last: Line;
  /** The line where it should be closed. */
  next: Line | undefined;
}

function closings(broken: BrokenText, unclosed: Unclosed): Slip[] {
  const { line, left, last, next } = unclosed;
  if (next !== undefined && isCutOff(next, line) && left.length === 1)
    return [insertion(next.start + line.indent.length, "}", CONFIDENCE, `close ${left[0]?.start}`)];
  const wanted = left.toReversed().map(({ text }) => CLOSER_OF.get(text) ?? "");
  const tokens = next?.indent === line.indent ? next.tokens : [];
  const matched = wanted.findIndex((closer, index) => tokens[index]?.text !== closer);
  if (matched === -1) return [];
  const meaning = `close ${left[left.length - 1 - matched]?.start}`;
  if (matched > 0) {
    const behind = insertion(
      tokens[matched - 1]?.end ?? 0,
      wanted.slice(matched).join(""),
      CONFIDENCE,
      meaning,
    );
    return [...beforeBlock(line, left), behind];
  }
  const [first] = tokens;
  const inLine =
    first === undefined || (/^[\w$"'`@]/.test(first.text) && !CONTINUING.has(first.text))
      ? []
      : wanted.map((_, count) => {
          const closers = wanted.slice(0, count + 1).join("");
          const text = CONTINUING.has(first.text) ? `${closers} ` : closers;
          return insertion(first.start, text, CONFIDENCE, meaning);
        });
  const closers = wanted.join("");
  if (left.at(-1) !== line.tokens.at(-1) && !closers.includes("}"))
    return [...inLine, insertion(endOfValue(last), closers, BEHIND_VALUE_CONFIDENCE, meaning)];
  return [...inLine, ...ownLines(broken, { last, line, closers, meaning })];
}

/** `title: string[ {` and `if (isOld(item) {`: the last brace of a line opens a block, and what is open before it ends there. */
function beforeBlock({ tokens }: Line, left: readonly Token[]): Slip[] {
  const [opener, block] = left.slice(-2);
  if (opener === undefined || block?.text !== "{" || block !== tokens.at(-1)) return [];
  const before = tokens.at(-2);
  const isEmpty = before === opener && opener.text === "[";
  if (before === undefined || (!isEmpty && !HEADS.has(tokens[0]?.text ?? ""))) return [];
  return [insertion(before.end, CLOSER_OF.get(opener.text) ?? "", BEFORE_BLOCK_CONFIDENCE)];
}

/** Where what begins behind a bracket in its line ends: before the `;` or `,` of the last line, and before its `as const`. */
function endOfValue({ tokens, end }: Line): number {
  const last = tokens.findLastIndex(({ text }) => text !== ";" && text !== ",");
  const isConstant = tokens[last]?.text === "const" && tokens[last - 1]?.text === "as";
  return tokens[isConstant ? last - 2 : last]?.end ?? end;
}

/** `   else {`: of `  } else {` the brace is gone, and the blank behind it is left. */
function isCutOff({ indent, tokens }: Line, opening: Line): boolean {
  return indent === `${opening.indent} ` && CONTINUING.has(tokens[0]?.text ?? "");
}

/** The closing brackets on a line of their own, or on the blank line where one of them was lost. */
function ownLines(
  { text }: BrokenText,
  { last, line, closers, meaning }: { last: Line; line: Line; closers: string; meaning: string },
): Slip[] {
  const lineEnd = lineEndOf(text);
  const suffixes = suffixesOf(line, closers, text);
  const [, gap = ""] = /^((?:\r?\n[^\S\n]*)*)/.exec(text.slice(last.end)) ?? [];
  const blanks = gap.split(/\r?\n/).slice(1, -1);
  const isLast = last.end + gap.length === text.length;
  const isLost = blanks.length > 1 || (blanks[0] === line.indent && (line.indent !== "" || isLast));
  const at = last.end + (isLost ? lineEnd.length : 0);
  const end = isLost ? at + (blanks[0] ?? "").length : at;
  const before = isLost ? line.indent : `${lineEnd}${line.indent}`;
  return suffixes.map((suffix, index) => ({
    edit: { start: at, end, text: `${before}${closers}${suffix}` },
    title: `Insert \`${closers}${suffix}\``,
    confidence: CONFIDENCE - index / 1000,
    meaning,
  }));
}

/** What follows closing brackets, likeliest first: `;` after what is assigned or called, `,` within a list. */
function suffixesOf({ tokens }: Line, closers: string, text: string): string[] {
  const [first = "", second = ""] = tokens.map((token) => token.text);
  const isEntry = second === ":" || CLOSER_OF.has(first);
  if (isEntry) return [",", "", ";"];
  const isAssigned = ASSIGNING.has(first) || (first === "export" && ASSIGNING.has(second)) || closers !== "}";
  return isAssigned && /;\r?\n/.test(text) ? [";", "", ","] : [""];
}

/** The brackets of a line that the line itself does not close. */
export function openAtEnd(tokens: readonly Token[]): Token[] {
  return openAfter([], tokens);
}

function openAfter(open: readonly Token[], tokens: readonly Token[]): Token[] {
  const left = [...open];
  for (const token of tokens) {
    if (CLOSER_OF.has(token.text)) left.push(token);
    else if (CLOSERS.has(token.text) && CLOSER_OF.get(left.at(-1)?.text ?? "") === token.text) left.pop();
  }
  return left.filter((token) => open.length === 0 || open.includes(token));
}
