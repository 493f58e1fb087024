/** Suites and tests as the reporter `spec` shows them while they run. */
export interface Tree {
  /** Open suites, outermost first. */
  readonly suites: readonly string[];
  /** The line of each failed test with its full name, oldest first. */
  readonly failed: readonly FailedTest[];
}

interface FailedTest {
  line: string;
  name: string;
}

/** A line of the tree. */
export interface TreeLine {
  depth: number;
  mark: "▶" | "✔" | "✖" | "﹣" | "⚠";
  /** Without depth and mark. */
  text: string;
}

export const EMPTY_TREE: Tree = { suites: [], failed: [] };

const LINE = /^( *)(▶|✔|✖|﹣|⚠) (\S.*)$/;
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

/** The name without its duration; undefined for a test that is only noted to fail: `todo fails (0.1ms) # TODO`. */
export function testTitle({ mark, text }: TreeLine): string | undefined {
  if (DURATION.test(text)) return text.replace(DURATION, "");
  return mark === "⚠" || text.includes(" # ") ? undefined : text;
}

/** The tree with one more line. */
export function extendTree(tree: Tree, line: TreeLine): Tree {
  const suites = tree.suites.slice(0, line.depth);
  if (line.mark === "▶") return { ...tree, suites: [...suites, line.text] };
  const title = line.mark === "✖" ? testTitle(line) : undefined;
  if (title === undefined || tree.failed.length >= MAX_FAILED) return { ...tree, suites };
  const name = [...suites, title].join(" > ");
  return { suites, failed: [...tree.failed, { line: line.text, name }] };
}

/** Finds the full name of a failed test, and forgets it: tests of one name are told in one order. */
export function takeName(tree: Tree, line: string): { name: string | undefined; tree: Tree } {
  const index = tree.failed.findIndex((test) => test.line === line);
  if (index === -1) return { name: undefined, tree };
  return { name: tree.failed[index]?.name, tree: { ...tree, failed: tree.failed.toSpliced(index, 1) } };
}

/** Whether a line ends in a duration as only this runner prints it. */
export function isTimed({ text }: TreeLine): boolean {
  return / \(\d{1,12}\.\d{1,12}ms\)(?: # .*)?$/.test(text);
}
