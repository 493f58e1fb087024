import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const SUM = /^ {2}✖ \d{1,9} problems? in \d{1,9} files? \(\d{1,9} errors?, \d{1,9} warnings?\)$/;
/** `./src/cart.ts`, above problems of three lines each: message, code with its line's number, rule. */
const FILE = /^(?:\.\/)?(\S.*\.[cm]?[jt]sx?)$/;
const CODE = /^ {4}(\d{1,9}): {2}\S/;
const RULE = /^ {4}(no-[a-z-]{1,60})$/;
const TEXT = /^ {4}(\S.*)$/;
const MAX_LINES = 300;

/** Problems that lit-analyzer finds in templates of Lit. It tells no columns. */
export const litAnalyzer: LogFormat = {
  id: "lit-analyzer",
  title: "lit-analyzer",
  glance: ["    no-"],
  read,
};

function read(window: LogWindow): Match | undefined {
  if (!RULE.test(window.text(0) ?? "") || !CODE.test(window.text(-1) ?? "")) return undefined;
  let start = -2;
  while (start > -MAX_LINES && !FILE.test(window.text(start) ?? "")) {
    if (!isOfProblem(window.text(start))) return undefined;
    start -= 1;
  }
  const path = FILE.exec(window.text(start) ?? "")?.[1];
  if (path === undefined) return undefined;
  const findings: Finding[] = [];
  let to = start + 1;
  for (; to < start + MAX_LINES && isOfProblem(window.text(to)); to++) {
    const finding = problemAt(window, to, path);
    if (finding !== undefined) findings.push(finding);
  }
  return to < 1 ? undefined : { from: start, to, findings };
}

function isOfProblem(text: string | undefined): boolean {
  return text !== undefined && !SUM.test(text) && (text.trim() === "" || TEXT.test(text));
}

/** A rule ends the problem whose code and message stand above it. */
function problemAt(window: LogWindow, end: number, path: string): Finding | undefined {
  const code = RULE.exec(window.text(end) ?? "")?.[1];
  const line = CODE.exec(window.text(end - 1) ?? "")?.[1];
  if (code === undefined || line === undefined) return undefined;
  const lines: string[] = [];
  for (let at = end - 2; lines.length < 8 && TEXT.test(window.text(at) ?? ""); at--)
    lines.unshift(window.text(at)?.trim() ?? "");
  const place = { path, line: Number(line) };
  const from = end - 1 - lines.length;
  return { severity: "error", code, message: lines.join("\n"), place, lines: { from, to: end } };
}
