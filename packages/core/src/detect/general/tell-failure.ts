import type { Candidate, Candidates } from "./candidates.ts";
import { firstFile, listedRows } from "./listed-rows.ts";
import { paragraphStart, tailOffsets } from "./log-tail.ts";
import type { LogView } from "./log-view.ts";
import { oddRow } from "./odd-row.ts";
import { readCandidate, scoreAt } from "./read-candidate.ts";
import { FATAL_SCORE, isAdvice, isHarmless, isMild } from "./score-line.ts";

/** What was heard of a job until a command of it failed. */
export interface Heard {
  /** First and last lines of what formats read, the latest last. */
  read: (readonly [number, number])[];
  /** Of the steps before this one, and of this one. */
  earlier: Candidates;
  current: Candidates;
}

/** More than a word of failures says, less than a line that is fatal by itself. */
export const ODD_SCORE = 3;
/** What a script says that it does next: `Comparing image size`. */
const NEXT = /^[A-Za-z][a-z]{2,20}ing [^:]{1,80}$/;
/** `Exited with 1 warnings in strict mode` */
const COUNT = /\b\d{1,6} (?:warning|error|problem|issue)s?\b/;
/** What it says when it has failed and clears up. */
const CLEANING =
  /^\W{0,6}(?:[Cc]lean(?:ing|ed)?[ -]?[Uu]p\b|[Cc]leaning\b|[Tt]ear(?:ing)?[ -]?[Dd]own\b|[Rr]oll(?:ing|ed)? ?back\b|[Ss]topping\b|[Ss]hutting down\b|[Dd]ropping\b|[Dd]eleting\b|[Rr]emoving\b|docker(?:-compose)? logs\b)/;
const LINES_OF_CLEANING = 8;
/** `shop_app_1 exited with code 78`, `app-1  | no such key` */
const EXITED = /^([\w.-]{1,100}) exited with code [1-9]\d{0,4}$/;
const NO_SENTENCE =
  /^(?:\s*(?:[>$^~+-]|\[(?!(?:warn|warning|error)\b))|cd \S+ && |make(?:\[\d{1,4}\])?: (?:Entering|Leaving) directory |exit status |ok\s|Finished in |Done in |\d{1,9} (?:runs|tests|examples)\b)/i;
/** Shorter ones say little. */
const LEAST_REPEATED = 20;
const SPEAKER = /^([\w.-]{1,60}) +\|/;

/**
 * The failure of the command that ended before the view's line is told by what scores best in its step; the lines right
 * before it have the better chance.
 */
export function tellFailure({ read, earlier, current }: Heard, view: LogView): Candidate | undefined {
  const end = view.peek(0)?.line ?? (view.peek(-1)?.line ?? 0) + 1;
  const offsets = tailOffsets(view);
  const tail = offsets.map((offset) => readCandidate(view, offset, scoreAt(view, offset)));
  const all = [...current.all(), ...tail, ...shownByForm(view, offsets)];
  const step = ofSpeaker(view, all).filter(
    ({ line }) => !read.some(([first, last]) => line >= first && line <= last),
  );
  const cleaning = cleaningFrom(view, offsets);
  const telling = step.filter(({ score }) => score > 0).map((candidate) => afterwards(candidate, cleaning));
  const sentences = [isSentence, hasWords]
    .map((isSaid) => step.filter(isSaid))
    .find(({ length }) => length > 0);
  const silent =
    sentences === undefined ? whereSilent(view, offsets, earlier) : lastParagraph(view, offsets, sentences);
  const [best] = telling.toSorted((a, b) => rank(b, end) - rank(a, end) || a.line - b.line);
  const [said] = silent.toSorted((a, b) => rank(b, end) - rank(a, end) || a.line - b.line);
  if (best === undefined || (isMild(best.rows[0] ?? "") && isLater(said, best))) return said;
  return (
    telling.filter((candidate) => isRepeated(candidate, best)).toSorted((a, b) => a.line - b.line)[0] ?? best
  );
}

/** `Error: /Stage[main]/Service[shop]/ensure: … failed: Could not start Service[shop]`, after the same without what it was part of. */
function isRepeated({ line, score, rows: [text = ""] }: Candidate, later: Candidate): boolean {
  const said = text.trim().replace(/^(?:error|ERROR|Error): /, "");
  return (
    line < later.line &&
    score >= FATAL_SCORE &&
    said.length >= LEAST_REPEATED &&
    later.rows[0]?.trimEnd().endsWith(`: ${said}`) === true
  );
}

/** What was said after a warning. */
function isLater(said: Candidate | undefined, { line }: Candidate): boolean {
  return said !== undefined && said.line > line && !isPassing(said) && !COUNT.test(said.rows[0] ?? "");
}

/** Rows that a table, a list or its heading shows to be of a failure, whatever they say. */
function shownByForm(view: LogView, offsets: readonly number[]): Candidate[] {
  const listed = listedRows(view, offsets).map((offset) =>
    readCandidate(view, offset, Math.max(FATAL_SCORE + 1, scoreAt(view, offset))),
  );
  const odd = oddOffset(view, offsets);
  return odd === undefined
    ? listed
    : [...listed, readCandidate(view, odd, Math.max(ODD_SCORE, scoreAt(view, odd)))];
}

function oddOffset(view: LogView, offsets: readonly number[]): number | undefined {
  const row = oddRow(offsets.map((offset) => view.peek(offset)?.text ?? "").toReversed());
  return row === undefined ? undefined : offsets.toReversed()[row];
}

/** Of containers whose output stands line by line between each other's, the one that failed. */
function ofSpeaker(view: LogView, candidates: readonly Candidate[]): readonly Candidate[] {
  const failed = EXITED.exec(view.peek(0)?.text.trim() ?? "")?.[1];
  if (failed === undefined) return candidates;
  const said = candidates.filter(({ rows }) => {
    const speaker = SPEAKER.exec(rows[0] ?? "")?.[1];
    return speaker !== undefined && failed.endsWith(speaker);
  });
  return said.length > 0 ? said : candidates;
}

/** The line near the end where a script begins to clear up. */
function cleaningFrom(view: LogView, offsets: readonly number[]): number {
  const cleaning = offsets
    .slice(0, LINES_OF_CLEANING)
    .findLast((offset) => CLEANING.test(view.peek(offset)?.text ?? ""));
  return cleaning === undefined ? Infinity : (view.peek(cleaning)?.line ?? Infinity);
}

/** What fails while a script clears up is not why it does. */
function afterwards(candidate: Candidate, cleaning: number): Candidate {
  return candidate.line < cleaning ? candidate : { ...candidate, score: Math.min(candidate.score / 4, 1) };
}

/** Names of files alone; else what the steps before said. */
function whereSilent(view: LogView, offsets: readonly number[], earlier: Candidates): Candidate[] {
  const file = firstFile(view, offsets);
  return file === undefined ? [...earlier.all()] : [readCandidate(view, file, 0)];
}

/** Where no line looks like a failure, what was said last. */
function lastParagraph(view: LogView, offsets: readonly number[], said: readonly Candidate[]): Candidate[] {
  const open = said.filter((candidate) => !isPassing(candidate));
  const told = open.filter(({ rows: [text = ""] }) => !isAdvice(text));
  const best = [told, open, said].find(({ length }) => length > 0) ?? [];
  const sentences = new Set(best.map(({ line }) => line));
  const start = paragraphStart(offsets.filter((offset) => sentences.has(view.peek(offset)?.line ?? 0)));
  // Of a difference, its beginning.
  const difference = offsets.findLast((offset) => view.peek(offset)?.text.startsWith("diff --git a/"));
  const row = start === undefined ? undefined : (difference ?? start);
  return row === undefined ? [] : [readCandidate(view, row, 0)];
}

/** Whether it tells of what went well or comes next. */
function isPassing({ rows: [text = ""] }: Candidate): boolean {
  return isHarmless(text) || NEXT.test(text);
}

/** Not a command, a mark or a lone word. */
function isSentence({ rows: [text = ""] }: Candidate): boolean {
  return !NO_SENTENCE.test(text) && /\p{L}{2}\s+\S*\p{L}{2}/u.test(text);
}

/** Words between figures: `row 7: total 12 / 13`. */
function hasWords({ rows: [text = ""] }: Candidate): boolean {
  return !NO_SENTENCE.test(text) && text.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length > 1;
}

/** Score and nearness to the end. */
function rank({ score, line }: Candidate, end: number): number {
  const distance = end - line;
  return score + (distance <= 30 ? 1 : 0) + (distance <= 200 ? 0.5 : 0);
}
