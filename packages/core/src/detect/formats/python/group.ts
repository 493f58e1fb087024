import type { Finding, Match } from "../format.ts";
import type { LineReader } from "../line-reader.ts";
import { opensPythonTrace, ownPythonPlace, readPythonTrace } from "../python-trace.ts";

/** The bars to the left of a group's lines, which tell how deep a line lies: `    | ValueError: boom 1`. */
const BARS = /^[ |+]*[|+](?:-\+)?(?:-+ \d+ -+|-+$| ?)/;
const MAX_LINES = 480;

/** Reads an `ExceptionGroup` as the exceptions in it: each has a trace of its own. */
export function readGroup(line: LineReader): Match {
  const findings: Finding[] = [];
  const inner: LineReader = (offset) => line(offset)?.replace(BARS, "");
  let offset = 1;
  while (offset < MAX_LINES && BARS.test(line(offset) ?? "")) {
    const trace = isLeaf(line(offset)) ? readPythonTrace(inner, offset) : undefined;
    if (trace === undefined) {
      offset += 1;
      continue;
    }
    const { message, code, frames } = trace;
    const place = ownPythonPlace(frames);
    const lines = { from: offset, to: trace.to - 1 };
    findings.push({
      severity: "error",
      code,
      message,
      frames,
      lines,
      ...(place === undefined ? {} : { place }),
    });
    offset = trace.to;
  }
  return { from: 0, to: offset, findings };
}

function isLeaf(text: string | undefined): boolean {
  return opensPythonTrace(text) && text?.includes("Exception Group") === false;
}
