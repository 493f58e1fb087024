import type { Finding, LogWindow, Match } from "../format.ts";
import { ownJavaPlace, readJavaTrace } from "../java-trace.ts";
import { readTestName } from "../maven/test-name.ts";

const HEAD = /^There (?:was 1|were \d{1,6}) (?:failure|error)s?:$/;
const ENTRY = /^\d{1,6}\) (\S.*)$/;
const NAME = /^.*\([\w.$]+\)$|^(?:[a-z_]\w*\.)*[A-Z][\w$]*$/;
const MAX_LINES = 480;

/** Reads the list below `There were 2 failures:`, whose entries begin like `1) total(shop.CartTest)`. */
export function readFailures(window: LogWindow): Match | undefined {
  if (!HEAD.test(window.text(0)?.trimEnd() ?? "")) return undefined;
  const findings: Finding[] = [];
  let to = 1;
  for (let offset = 1; offset < MAX_LINES && window.text(offset) !== undefined; offset++) {
    const name = ENTRY.exec(window.text(offset)?.trimEnd() ?? "")?.[1];
    if (name === undefined || !NAME.test(name)) continue;
    const trace = readJavaTrace(window.text, offset + 1, window.text(offset + 1) ?? "");
    if (trace === undefined) continue;
    const { code, message, frames } = trace;
    const place = ownJavaPlace(frames, name);
    const lines = { from: offset, to: trace.to - 1 };
    const finding: Finding = {
      severity: "error",
      code,
      message,
      test: readTestName(name).test,
      frames,
      lines,
    };
    findings.push(place === undefined ? finding : { ...finding, place });
    to = trace.to;
    offset = to - 1;
  }
  return findings.length === 0 ? undefined : { from: 0, to, findings };
}
