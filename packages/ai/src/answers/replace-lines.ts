import { findPlace, findSame, type Found, type LineRun, type MatchKind } from "./find-place.ts";
import { lineBreakOf, linesOf, type TextLine } from "./text-lines.ts";
import { withoutMarks, type Change } from "./without-marks.ts";

export type Replaced =
  | { kind: "replaced"; by: MatchKind; text: string; run: LineRun }
  | Exclude<Found, { kind: MatchKind }>
  /** Nothing was given to look for. */
  | { kind: "empty" };

/**
 * A text with the lines that are meant by `search` replaced. Lines that stand in both `search` and `replace` stay as the
 * text has them, so that a model's memory of them changes nothing; new ones are indented as the place is.
 */
export function replaceLines(text: string, search: string, replace: string): Replaced {
  if (text.startsWith(MARK)) {
    const replaced = replaceLines(text.slice(1), search, replace);
    return replaced.kind === "replaced" ? { ...replaced, text: MARK + replaced.text } : replaced;
  }
  const told = { wanted: bareLines(search), given: bareLines(replace) };
  const lines = linesOf(text);
  if (told.wanted.length === 0) return { kind: "empty" };
  const { found, change } = placeOf(lines, told);
  if (found.kind === "absent" || found.kind === "ambiguous") return found;
  const { run, kind } = found;
  const { wanted, given } = change;
  const shown = lines.slice(run.from, run.from + run.count);
  const [head, tail] = commonEnds(wanted, given);
  const changed = shown.slice(head, shown.length - tail);
  const fresh = given.slice(head, given.length - tail).map(indenter(shown, wanted));
  return {
    kind: "replaced",
    by: kind,
    run,
    text: spliced(text, lines, { at: run.from + head, changed, fresh }),
  };
}

/** The mark of the byte order, which some files begin with and no model writes. */
const MARK = "\uFEFF";

function bareLines(text: string): string[] {
  return withoutEmptyEnds(text.replace(MARK, "").split(/\r?\n/));
}

/** Where a change is meant: as it is told, else without the marks around its lines, else where lines are much alike. */
function placeOf(lines: readonly TextLine[], told: Change): { found: Found; change: Change } {
  const same = findSame(lines, told.wanted);
  if (same !== undefined) return { found: same, change: told };
  const bare = withoutMarks(told);
  const change = bare && { wanted: withoutEmptyEnds(bare.wanted), given: withoutEmptyEnds(bare.given) };
  return change === undefined || change.wanted.length === 0
    ? { found: findPlace(lines, told.wanted), change: told }
    : { found: findPlace(lines, change.wanted), change };
}

interface Splice {
  /** The first line that changes. */
  at: number;
  changed: readonly TextLine[];
  fresh: readonly string[];
}

function spliced(text: string, lines: readonly TextLine[], { at, changed, fresh }: Splice): string {
  const lineBreak = lineBreakOf(text);
  const start = lines[at]?.start ?? text.length;
  const end = lines[at + changed.length]?.start ?? text.length;
  const isOpen = end === text.length && !text.endsWith("\n");
  const before = text.slice(0, start);
  const glue = fresh.length > 0 && before !== "" && !before.endsWith("\n") ? lineBreak : "";
  const body = fresh.map((line) => line + lineBreak).join("");
  const whole = before + glue + body + text.slice(end);
  return isOpen && whole.endsWith(lineBreak) ? whole.slice(0, -lineBreak.length) : whole;
}

/** How many lines are the same at both ends. */
function commonEnds(a: readonly string[], b: readonly string[]): [head: number, tail: number] {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return [head, tail];
}

/** Gives a line the indentation of the place, where the model wrote another one. */
function indenter(shown: readonly TextLine[], wanted: readonly string[]): (line: string) => string {
  const index = wanted.findIndex((line) => line.trim() !== "");
  const theirs = indentationOf(wanted[index] ?? "");
  const ours = indentationOf(shown[index]?.text ?? "");
  if (theirs === ours) return (line) => line;
  const step = stepOf(shown, wanted);
  return (line) => {
    if (line.trim() === "" || !line.startsWith(theirs)) return line;
    const deeper = indentationOf(line).slice(theirs.length);
    const body = line.slice(theirs.length + deeper.length);
    return ours + (step === undefined ? deeper : deeper.replaceAll(step.theirs, step.ours)) + body;
  };
}

/** What one step deeper is to the model and in the file, where some line of the place tells it. */
function stepOf(
  shown: readonly TextLine[],
  wanted: readonly string[],
): { theirs: string; ours: string } | undefined {
  const pairs = wanted.map(
    (line, index) => [indentationOf(line), indentationOf(shown[index]?.text ?? "")] as const,
  );
  const [base] = pairs;
  const deeper =
    base && pairs.find(([theirs, ours]) => theirs.length > base[0].length && ours.length > base[1].length);
  if (base === undefined || deeper === undefined) return undefined;
  return { theirs: deeper[0].slice(base[0].length), ours: deeper[1].slice(base[1].length) };
}

function indentationOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? "";
}

/** Without the empty lines at both ends that models put there. */
function withoutEmptyEnds(lines: readonly string[]): string[] {
  const isFull = (line: string): boolean => line.trim() !== "";
  const first = lines.findIndex(isFull);
  return first === -1 ? [] : lines.slice(first, lines.findLastIndex(isFull) + 1);
}
