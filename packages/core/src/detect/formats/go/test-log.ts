import type { Finding, PathClaim } from "../format.ts";
import { parsePlace } from "../place.ts";

/** What a test logged: `    cart_test.go:13: Total() = 5, want 6`, and the lines of the same message below. */
export interface TestLog {
  place: PathClaim;
  text: string;
  lines: string[];
  offset: number;
}

const LOG = /^ {4,}([^\s:][^:]*\.go):(\d{1,9}): ?(.*)$/;
const LABEL = /^\s+(Error Trace|Error):\t?\s*(\S.*)$/;
const LABELLED = /^\s+[A-Z][A-Za-z ]*:\s/;

export function parseLog(text: string, offset: number): TestLog | undefined {
  const [, path, line, message = ""] = LOG.exec(text) ?? [];
  return path === undefined
    ? undefined
    : { place: { path, line: Number(line) }, text: message, lines: [], offset };
}

/** The last thing a failed test said. Go does not tell what is logged from what is wrong, but the latter ends a test. */
export function toFinding(name: string, logs: readonly TestLog[], output: string | undefined): Finding {
  const test = name.replaceAll("/", " > ");
  const log = logs.at(-1);
  if (log === undefined) return { severity: "error", message: output ?? `FAIL: ${name}`, test };
  if (log.text !== "") return { severity: "error", message: log.text, test, ...placed(log.place) };
  const message = label(log, "Error") ?? log.lines[0]?.trim() ?? `FAIL: ${name}`;
  const trace = parsePlace(label(log, "Error Trace")?.split("\n", 1)[0] ?? "");
  return { severity: "error", message, test, ...placed(trace ?? log.place) };
}

/** testify labels what it says: `        	Error:      	Not equal: `, and goes on below. */
function label(log: TestLog, name: string): string | undefined {
  const start = log.lines.findIndex((line) => LABEL.exec(line)?.[1] === name);
  if (start === -1) return undefined;
  const rest = log.lines.slice(start + 1);
  const end = rest.findIndex((line) => LABELLED.test(line));
  const more = rest.slice(0, end === -1 ? rest.length : end).map((line) => line.trim());
  return [LABEL.exec(log.lines[start] ?? "")?.[2]?.trim() ?? "", ...more].join("\n").trim();
}

/** Lines of Go's own library are no places. */
function placed(place: PathClaim): Pick<Finding, "place"> {
  return place.path === "testing.go" ? {} : { place };
}
