import type { FixerContext } from "../fixer.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** `'check' is declared but its value is never read.` and the like. */
const UNUSED: ReadonlySet<string> = new Set(["TS6133", "TS6138", "TS6192", "TS6196", "TS6198"]);
const NAME = /^'(?<name>[\w$]{1,200})'/;

/**
 * Whether an unused name came into its file with the change: then it is there for something, and what uses it may be what is
 * missing yet. What was there before and is not used any more is left over.
 */
export async function cameWithChange(
  { diagnostic: { code, file, message } }: CodeFixSite,
  { change }: FixerContext,
): Promise<boolean> {
  const name = NAME.exec(message)?.groups?.["name"];
  const known = UNUSED.has(code) && name !== undefined ? await change?.() : undefined;
  const changed = known?.files.find(({ path }) => path === file);
  if (known === undefined || name === undefined || changed?.from === undefined) return false;
  const before = await known.before(changed.from);
  return before !== undefined && !before.text.split(/[^\w$]+/).includes(name);
}
