import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const CONDITION = /^Test (\S{1,300}) condition:$/;
const FAILED =
  /^ {3}FAILED +(?:\d{1,6}\/\d{1,6} +)?(\S{1,300})(?: \([\d.]{1,12} sec\))?(?: at (\S{1,400}):(\d{1,9}))?$/;
const COUNT = /^\d{1,6} unexpected results:$/;
const RULE = /^={40}$/;
/** `  throws  FAILED (0.06ms)` */
const SPEC = /^ {2,20}\S.{0,300} {2}FAILED \([\d.]{1,12}m?s\)$/;
const TRACE = /^(?:Traceback|FAILED: )/;
/** `FAILED: Expected …`, `error: (error "no items")` */
const SAID = /^(?:FAILED: |[a-z][a-z-]{2,60}: (?=\())(\S.*)$/;
const MAX_LINES = 60;
const MAX_MESSAGE_LINES = 8;

/** Failed tests of Emacs' ERT, and of Buttercup. */
export const ert: LogFormat = {
  id: "ert",
  title: "Emacs tests (ERT, Buttercup)",
  glance: [" condition:", "  FAILED", "========================================"],
  read: (window, previous) =>
    readCondition(window) ?? readRow(window, previous) ?? readSpec(window) ?? readButtercup(window),
};

/** `Test cart-adds condition:`, then what was signalled: `    (ert-test-failed`. */
function readCondition(window: LogWindow): Match | undefined {
  const name = CONDITION.exec(window.text(0)?.trimEnd() ?? "")?.[1];
  if (name === undefined) return undefined;
  const lines = blockLines(window, 1, MAX_LINES, (text) => !text.startsWith("    "));
  const message = lines
    .slice(0, MAX_MESSAGE_LINES)
    .map((line) => line.trim())
    .join(" ");
  if (message === "") return undefined;
  const [, , path, line] = FAILED.exec(window.text(lines.length + 1)?.trimEnd() ?? "") ?? [];
  const finding: Finding = { severity: "error", message, test: name };
  if (path !== undefined) finding.place = { path, line: Number(line) };
  return { from: 0, to: lines.length + 1, findings: [finding] };
}

/** `   FAILED    2/122  cart-adds` says it again: why stands above. */
function readRow(window: LogWindow, previous: Match | undefined): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  const name = FAILED.exec(text)?.[1];
  if (name === undefined || !(previous !== undefined || isListed(window))) return undefined;
  return {
    from: 0,
    to: 1,
    findings: [{ severity: "error", message: text.trim(), test: name, consequence: true }],
  };
}

function isListed(window: LogWindow): boolean {
  for (let offset = -1; offset > -MAX_LINES; offset--) {
    const text = window.text(offset)?.trimEnd() ?? "";
    if (COUNT.test(text)) return true;
    if (text !== "" && !FAILED.test(text)) return false;
  }
  return false;
}

/** Buttercup names a failed spec when it has run: why stands below. */
function readSpec(window: LogWindow): Match | undefined {
  return SPEC.test(window.text(0)?.trimEnd() ?? "") ? { from: 0, to: 1, findings: [] } : undefined;
}

/** A rule of `=`, the full name, a trace, `FAILED: Expected `(+ 1 1)' to `equal' `3'`. */
function readButtercup(window: LogWindow): Match | undefined {
  const name = window.text(1)?.trimEnd() ?? "";
  if (!RULE.test(window.text(0)?.trimEnd() ?? "") || name === "" || TRACE.test(name)) return undefined;
  for (let offset = 2; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || RULE.test(text)) return undefined;
    const message = SAID.exec(text.trimEnd())?.[1];
    if (message !== undefined)
      return { from: 0, to: offset + 1, findings: [{ severity: "error", message, test: name }] };
  }
  return undefined;
}
