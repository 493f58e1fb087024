import { parseErrorHead } from "../error-head.ts";
import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { readStackFailure } from "../stack-failure.ts";
import { isV8Frame } from "../v8-frame.ts";

const MARK = ".config.bundled_";
/** The name that the configuration has while it is loaded, with what its own name is made of. */
const BUNDLED = /(?:file:\/\/)?((?:\/|[A-Za-z]:[\\/])[^()]{1,400}\.config)\.bundled_\w{1,40}\.[cm]?js:\d/;
const MAX_ABOVE = 20;
const MAX_STACK = 40;

/** Errors that the configuration of tsup throws, or of another tool that loads it with bundle-require. */
export const tsup: LogFormat = {
  id: "tsup",
  title: "tsup (bundle-require)",
  glance: [MARK],
  read,
};

/** `ReferenceError: nope is not defined`, `    at file:///home/runner/work/shop/shop/tsup.config.bundled_x1y2z3.mjs:3:50` */
function read(window: LogWindow): Match | undefined {
  const place = configOf(window.text(0) ?? "");
  const from = place === undefined ? undefined : headAbove(window);
  if (place === undefined || from === undefined) return undefined;
  let to = 1;
  while (to < MAX_STACK && isV8Frame(window.text(to) ?? "")) to += 1;
  const lines = Array.from({ length: to - from }, (_, index) => window.text(from + index) ?? "");
  const { message, code } = readStackFailure(lines);
  const finding: Finding = { severity: "error", message, place };
  if (code !== undefined) finding.code = code;
  return { from, to, findings: [finding] };
}

/** The lines of what was bundled are not the file's, and its ending is not told. */
function configOf(text: string): PathClaim | undefined {
  const path = isV8Frame(text) ? BUNDLED.exec(text)?.[1] : undefined;
  return path === undefined ? undefined : { path: `${path}.ts`, line: 1 };
}

/** The head of the error stands above its stack, perhaps above more lines of its message. */
function headAbove(window: LogWindow): number | undefined {
  for (let offset = -1; offset > -MAX_ABOVE; offset--) {
    const text = window.text(offset);
    if (text === undefined) return undefined;
    if (/^\S/.test(text) && parseErrorHead(text) !== undefined) return offset;
  }
  return undefined;
}
