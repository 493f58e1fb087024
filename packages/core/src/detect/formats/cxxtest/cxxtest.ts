import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parseEitherPlace } from "../paren-place.ts";

const HEAD = /^In (\w{1,200}(?:::\w{1,200}){1,10}):$/;
const FAILURE = /^(\S.{0,300}?): (Error|Warning): (\S.*)$/;
const OTHER = /^(?:In \w{1,200}::|\.{1,400}$|Failed \d|Running |OK!)/;
const MOST_ABOVE = 100;
const MAX_LINES = 300;
const MOST_TOLD = 12;

/** Failed assertions of CxxTest, below the name of their test. */
export const cxxtest: LogFormat = {
  id: "cxxtest",
  title: "CxxTest",
  glance: [": Error: Expected ", ": Error: Test failed: ", ": Error: Assertion failed: "],
  read,
};

/** `In CartTest::testAdds:`, `CartTest.h:5: Error: Expected (1 + 1 == 3), found (2 != 3)`, and more of that test. */
function read(window: LogWindow): Match | undefined {
  const test = parseFailure(window.text(0)) === undefined ? undefined : testAbove(window);
  if (test === undefined) return undefined;
  const findings: Finding[] = [];
  let offset = 0;
  while (offset < MAX_LINES) {
    const failure = parseFailure(window.text(offset));
    if (failure === undefined) break;
    const to = endOf(window, offset);
    const more = Array.from({ length: to - offset - 1 }, (_, index) => window.text(offset + 1 + index) ?? "");
    const message = [failure.message, ...more].map((line) => line.trimEnd()).join("\n");
    findings.push({ ...failure, message, test, lines: { from: offset, to: to - 1 } });
    offset = to;
  }
  return { from: 0, to: offset, findings };
}

function parseFailure(line: string | undefined): Finding | undefined {
  const [, where = "", level, message = ""] = FAILURE.exec(line?.trimEnd() ?? "") ?? [];
  const place = level === undefined ? undefined : parseEitherPlace(where);
  if (place === undefined) return undefined;
  return { severity: level === "Error" ? "error" : "warning", message, place };
}

function testAbove(window: LogWindow): string | undefined {
  for (let offset = -1; offset > -MOST_ABOVE; offset--) {
    const text = window.text(offset)?.trimEnd();
    if (text === undefined) return undefined;
    const name = HEAD.exec(text)?.[1];
    if (name !== undefined) return name.replaceAll("::", " > ");
    if (OTHER.test(text)) return undefined;
  }
  return undefined;
}

/** A message goes on over the lines that begin nothing else, where more of the run follows. */
function endOf(window: LogWindow, from: number): number {
  for (let offset = from + 1; offset <= from + MOST_TOLD; offset++) {
    const text = window.text(offset);
    if (text === undefined) return from + 1;
    if (OTHER.test(text) || parseFailure(text) !== undefined) return offset;
  }
  return from + 1;
}
