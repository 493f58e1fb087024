import type { LogWindow } from "../format.ts";

const RULE = "  ─";
const SEPARATOR = " › ";
const BLANKS = 3;
const SUMMARY =
  /^ {2}(?:`--fail-fast` is on\.|\d{1,6} (?:tests? (?:failed|passed|skipped|todo|remained)|hooks? failed|uncaught |unhandled |known ))/;

/** Whether a line opens or closes the list of failures. */
export function isRule(text: string | undefined): boolean {
  return text?.trimEnd() === RULE;
}

/** Whether a failure's title stands at an offset: below the rule, below three empty lines, or where what was pasted begins. */
export function isTitle(window: LogWindow, offset: number): boolean {
  const text = window.text(offset) ?? "";
  if (!/^ {2}\S/.test(text) || isRule(text) || SUMMARY.test(text)) return false;
  if (window.text(offset + 1)?.trim() !== "" && !/^ {2}\S.*:\d+$/.test(window.text(offset + 1) ?? ""))
    return false;
  if (window.text(offset - 1)?.trim() === "" && isRule(window.text(offset - 2))) return true;
  for (let above = 1; above <= BLANKS; above++) {
    const line = window.text(offset - above);
    if (line === undefined) return true;
    if (line.trim() !== "") return false;
  }
  return true;
}

/**
 * The names of tests without their files: of two files or more AVA puts the file in front (`cart › counts quantities`),
 * of one it does not. `paths` are the files that each failure names.
 */
export function testNames(titles: readonly string[], paths: readonly (readonly string[])[]): string[] {
  const prefixes = titles.map((title, index) => filePrefix(title, paths[index] ?? []));
  const isOneFile =
    prefixes.every((prefix) => prefix === undefined) && paths.some(({ length }) => length > 0);
  return titles.map((title, index) => {
    const prefix =
      prefixes[index] ?? prefixes.find((other) => other !== undefined && title.startsWith(other)) ?? "";
    if (prefix !== "" || isOneFile) return title.slice(prefix.length);
    return title.split(SEPARATOR).at(-1) ?? title;
  });
}

/** `unit › cart › ` of `unit › cart › sums › zero`, for `test/unit/cart.test.js`. */
function filePrefix(title: string, paths: readonly string[]): string | undefined {
  const names = paths.map(fileName);
  const parts = title.split(SEPARATOR);
  const file = parts.findIndex((part, index) => index < parts.length - 1 && names.includes(part));
  return file === -1 ? undefined : `${parts.slice(0, file + 1).join(SEPARATOR)}${SEPARATOR}`;
}

function fileName(path: string): string {
  const base = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  return base
    .replace(/\.\w{1,4}$/, "")
    .replace(/\.(?:test|spec)$/, "")
    .replace(/^test-/, "");
}
