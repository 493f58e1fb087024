import type { Finding, LogWindow, Match } from "../format.ts";
import { readPanic } from "./panic.ts";
import { addLogLine, failuresOf, type TestLog } from "./test-log.ts";

/** A match whose tests are known: parents repeat the failure of their parts. */
interface GotestsumMatch extends Match {
  readonly told: ReadonlySet<string>;
}

const HEAD = /^=== FAIL: (\S+) (\S+)(?: \(re-run \d+\))? \([\d.]+s\)$/;
const END = /^(?:=== (?:FAIL|SKIP|Failed|Skipped|Errors)|DONE \d)/;
const MAX_LINES = 480;

/** Reads a test of the list that gotestsum ends with: `=== FAIL: internal/cart TestTotal/empty (0.00s)`, its output below. */
export function readGotestsum(window: LogWindow, previous: Match | undefined): Match | undefined {
  const [, directory, name] = HEAD.exec(window.text(0) ?? "") ?? [];
  if (directory === undefined || name === undefined) return undefined;
  const logs: TestLog[] = [];
  let to = 1;
  for (; to < MAX_LINES; to++) {
    const text = window.text(to);
    if (text === undefined || END.test(text)) break;
    if (text !== "") addLogLine(logs, text, to);
  }
  const key = `${directory} ${name}`;
  const told = isGotestsum(previous) ? previous.told : new Set<string>();
  const isTold = [...told].some((other) => other.startsWith(`${key}/`));
  const findings = explain(window, { name, logs, to }).map((finding): Finding => {
    const lines = { from: 0, to: Math.max(0, lastFilled(window, to)) };
    return isTold ? { ...finding, lines, consequence: true } : { ...finding, lines };
  });
  const match: GotestsumMatch = { from: 0, to, findings, told: new Set([...told, key]) };
  return match;
}

function explain(
  window: LogWindow,
  { name, logs, to }: { name: string; logs: readonly TestLog[]; to: number },
): Finding[] {
  for (let offset = 1; offset < to; offset++) {
    const [thrown] = readPanic(window, offset)?.findings ?? [];
    if (thrown !== undefined) return [{ ...thrown, test: name.replaceAll("/", " > ") }];
  }
  return failuresOf(name, logs, undefined).map(({ finding }) => finding);
}

function lastFilled(window: LogWindow, to: number): number {
  let last = to - 1;
  while (last > 0 && window.text(last) === "") last -= 1;
  return last;
}

function isGotestsum(match: Match | undefined): match is GotestsumMatch {
  return match !== undefined && "told" in match;
}
