import type { PathClaim } from "../format.ts";

const LABEL = "FAIL ";
const GROUP = /^(?:::group::|##\[group\])Errors thrown in (\S.*)$/;
const DURATION = / \(\d{1,6}(?:\.\d{1,6})? ?m?s\)$/;
const FILE = /\.\w{1,5}$/;

/**
 * Reads the line above the failures of a test file, with the project's name in one of several projects:
 * `FAIL test/cart.test.js (5.12 s)`, ` FAIL  cart  packages/cart/src/cart.test.js`,
 * `::group::Errors thrown in test/cart.test.js`.
 */
export function parseFailHeader(text: string): PathClaim | undefined {
  const group = GROUP.exec(text.trim())?.[1];
  if (group !== undefined) return FILE.test(group) ? { path: group, line: 1 } : undefined;
  const label = text.trimStart();
  if (!label.startsWith(LABEL) || text.length - label.length > 1) return undefined;
  const name = label.slice(LABEL.length).trim().replace(DURATION, "");
  const path = withoutProject(name);
  return FILE.test(path) && !path.includes(" > ") ? { path, line: 1 } : undefined;
}

/** First words that cannot be the start of a path are the project's name. */
function withoutProject(name: string): string {
  const words = name.split(" ");
  const scope = words.length > 1 && words[0]?.startsWith("@") === true ? 1 : 0;
  const start = words.findIndex((word, index) => index >= scope && /[./\\]/.test(word));
  return words.slice(Math.max(start, scope)).join(" ");
}
