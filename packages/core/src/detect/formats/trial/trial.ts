import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { opensPythonTrace, ownPythonPlace, readPythonTrace } from "../python-trace.ts";

const RULE = "=".repeat(79);
const STATUS = /^\[(FAIL|ERROR|TODO|SKIPPED|SUCCESS!\?!)\]$/;
/** What it prints of each test while it runs: `    test_sum ...       [FAIL]`. */
const LIVE = /^ {2,12}\w+ \.\.\. +\[[A-Z!?]+\]$/;
const NAME = /^(?:[A-Za-z_]\w*\.)+[A-Za-z_]\w*$/;
/** `builtins.RuntimeError: late` */
const CLASS = /^(?:\w+\.)*([A-Z]\w*)(?::|$)/;
const END = /^(?:={79}|-{79})$/;
const MAX_LINES = 480;

/** Failed tests of Twisted's trial, whose names stand below their traces. */
export const trial: LogFormat = {
  id: "trial",
  title: "Twisted trial",
  glance: ["[FAIL]", "[ERROR]", "[TODO]", "[SKIPPED]", "[SUCCESS!?!]"],
  read,
};

/** Reads from `[FAIL]` below a double rule to the next rule; tests that failed in the same way are named together. */
function read(window: LogWindow): Match | undefined {
  if (LIVE.test(window.text(0) ?? "")) return { from: 0, to: 1, findings: [] };
  const status = STATUS.exec(window.text(0) ?? "")?.[1];
  if (status === undefined || window.text(-1) !== RULE) return undefined;
  let to = 1;
  while (to < MAX_LINES && window.text(to) !== undefined && !END.test(window.text(to) ?? "")) to += 1;
  if (status !== "FAIL" && status !== "ERROR") return { from: 0, to, findings: [] };
  const failure = explain(window, to);
  const names = namesAbove(window, to);
  const findings = names.map((name): Finding => ({ ...failure, test: testName(name) }));
  return { from: 0, to, findings: findings.length === 0 ? [failure] : findings };
}

function explain(window: LogWindow, to: number): Finding {
  for (let offset = 1; offset < to; offset++) {
    if (!opensPythonTrace(window.text(offset))) continue;
    const trace = readPythonTrace((line) => (line < to ? window.text(line) : undefined), offset);
    if (trace === undefined) continue;
    const message = trace.message.replace(/^Failure: /, "");
    const code = CLASS.exec(message)?.[1] ?? trace.code;
    const finding: Finding = { severity: "error", code, message, frames: trace.frames };
    const place = ownPythonPlace(trace.frames);
    return place === undefined ? finding : { ...finding, place };
  }
  return { severity: "error", message: window.text(1) ?? "failed" };
}

function namesAbove(window: LogWindow, to: number): string[] {
  const names: string[] = [];
  for (let offset = to - 1; offset > 0 && NAME.test(window.text(offset) ?? ""); offset--)
    names.unshift(window.text(offset) ?? "");
  return names;
}

/** `shop.test_cart.Cart.test_sum` */
function testName(name: string): string {
  return name.split(".").slice(-2).join(" > ");
}
