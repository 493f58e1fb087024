import type { LogWindow } from "../format.ts";

/** Suites and tests as the reporter `spec` shows them while they run. */
export interface Tree {
  /** Open suites, outermost first. */
  readonly suites: readonly string[];
  /** The suites that were open last, for what a test printed like a line of the tree may seem to close them. */
  readonly latest: readonly string[];
  /** The line of each failed test with its full name, oldest first. */
  readonly failed: readonly FailedTest[];
}

interface FailedTest {
  line: string;
  name: string;
  /** Whether nothing was printed between this line and the one above it. */
  isSilent: boolean;
}

/** A line of the tree. */
export interface TreeLine {
  depth: number;
  mark: "▶" | "✔" | "✖" | "﹣" | "⚠";
  /** Without depth and mark. */
  text: string;
}

export const EMPTY_TREE: Tree = { suites: [], latest: [], failed: [] };

const LINE = /^( *)(▶|✔|✖|﹣|⚠) (\S.*)$/;
/** How the lines of counts begin. */
export const COUNT = "ℹ ";
const TIMED = / \(\d{1,12}\.\d{1,12}ms\)(?:$| # )/;
const DURATION = / \(\d{1,12}(?:\.\d{1,12})?ms\)$/;
/** More names than these are not kept. */
const MAX_FAILED = 2000;

/** Reads `  ✖ counts quantities (0.59ms)`, two columns deeper for each suite. */
export function parseTreeLine(text: string): TreeLine | undefined {
  const [, indent = "", mark, rest] = LINE.exec(text.trimEnd()) ?? [];
  if (rest === undefined || indent.length % 2 === 1) return undefined;
  if (mark !== "▶" && mark !== "✔" && mark !== "✖" && mark !== "﹣" && mark !== "⚠") return undefined;
  return { depth: indent.length / 2, mark, text: rest };
}

/** A title may begin with an empty line. */
const MARK_ALONE = /^( *)(✔|✖) ?$/;
/** More lines than these are not one title. */
const MAX_TITLE_LINES = 60;

/** Reads a line of the tree at an offset; a title of several lines, empty ones among them, ends in the duration that its first line lacks. */
export function readTreeLine(window: LogWindow, from: number): (TreeLine & { to: number }) | undefined {
  const first = window.text(from) ?? "";
  const line = parseTreeLine(first) ?? parseMarkAlone(first);
  if (line === undefined) return undefined;
  const titled = line.text === "" ? undefined : { ...line, to: from + 1 };
  if (line.mark === "▶" || TIMED.test(line.text)) return titled;
  const lines = [line.text];
  while (lines.length < MAX_TITLE_LINES) {
    const text = window.text(from + lines.length)?.trimEnd();
    if (text === undefined || text.startsWith(COUNT) || parseTreeLine(text) !== undefined) return titled;
    lines.push(text);
    if (TIMED.test(text)) return { ...line, text: lines.join("\n"), to: from + lines.length };
  }
  return titled;
}

function parseMarkAlone(text: string): TreeLine | undefined {
  const [, indent = "", mark] = MARK_ALONE.exec(text) ?? [];
  return mark === "✔" || mark === "✖" ? { depth: indent.length / 2, mark, text: "" } : undefined;
}

/** The name without its duration; undefined for a test that is only noted to fail: `todo fails (0.1ms) # TODO`. */
export function testTitle({ mark, text }: TreeLine): string | undefined {
  if (DURATION.test(text)) return text.replace(DURATION, "").trimEnd();
  return mark === "⚠" || text.includes(" # ") ? undefined : text;
}

/** The tree with one more line; it is silent when nothing was printed above it. */
export function extendTree(tree: Tree, line: TreeLine, isSilent: boolean): Tree {
  const above = suitesAbove(tree, line.depth);
  const suites = line.mark === "▶" ? [...above, line.text] : above;
  const latest = suites.length > 0 ? suites : tree.latest;
  const title = line.mark === "✖" ? testTitle(line) : undefined;
  if (title === undefined || tree.failed.length >= MAX_FAILED) return { ...tree, suites, latest };
  const name = [...suites, title].join(" > ");
  return { suites, latest, failed: [...tree.failed, { line: line.text, name, isSilent }] };
}

/** No line stands deeper than the suites around it: those were not closed. */
function suitesAbove(tree: Tree, depth: number): readonly string[] {
  return (tree.suites.length < depth ? tree.latest : tree.suites).slice(0, depth);
}

/** Finds what was seen of a failed test, and forgets it: tests of one name are told in one order. */
export function takeFailed(tree: Tree, line: string): { failed: FailedTest | undefined; tree: Tree } {
  const index = tree.failed.findIndex((test) => test.line === line);
  if (index === -1) return { failed: undefined, tree };
  return { failed: tree.failed[index], tree: { ...tree, failed: tree.failed.toSpliced(index, 1) } };
}

/** Whether a line ends in a duration as only this runner prints it. */
export function isTimed({ text }: TreeLine): boolean {
  return TIMED.test(text);
}
