import type { LogFormat, LogWindow, Match } from "../format.ts";
import { isV8Frame } from "../v8-frame.ts";
import { commandLevel } from "../workflow-command.ts";
import { EXCEPTION_GLANCE, readException } from "./exception.ts";
import { JSON_GLANCE, readJsonFailures } from "./json.ts";
import { readStreamed, STREAM_FAILURE } from "./json-stream.ts";
import { readReported, type ReportedFailure } from "./failure.ts";

const FAILING = /^ *\d{1,6} failing$/;
const COUNT = /^ *\d{1,6} (?:passing(?: \(|$)|pending$)/;
const ANNOTATIONS = "Mocha Annotations";
const FRAME = "      at ";
const BEHIND = 60;
const AHEAD = 500;

/** Failed tests and hooks of Mocha, from the report below its counts, and errors that keep it from running. */
export const mocha: LogFormat = {
  id: "mocha",
  title: "Mocha",
  glance: [" failing", FRAME, "::error ", STREAM_FAILURE, ...EXCEPTION_GLANCE, ...JSON_GLANCE],
  markers: ["error"],
  read(window, previous) {
    const text = window.text(0) ?? "";
    if (FAILING.test(text)) return COUNT.test(window.text(-1) ?? "") ? readReport(window, 1) : undefined;
    if (text.startsWith(FRAME) && isV8Frame(text)) return readAround(window);
    if (text.startsWith(STREAM_FAILURE)) return readStreamed(text);
    return readAnnotation(window, previous) ?? readException(window) ?? readJsonFailures(window, previous);
  },
};

function readReport(window: LogWindow, from: number): Match {
  const failures: ReportedFailure[] = [];
  let to = from;
  for (;;) {
    while (to < AHEAD && window.text(to)?.trim() === "") to += 1;
    const next = to < AHEAD ? readReported(window, to) : undefined;
    if (next === undefined || next.number !== (failures.at(-1)?.number ?? next.number - 1) + 1) break;
    failures.push(next);
    to = next.to;
  }
  return { from: 0, to: failures.at(-1)?.to ?? from, findings: failures.map(({ finding }) => finding) };
}

/** A report longer than the window is found again by the stacks in it. */
function readAround(window: LogWindow): Match | undefined {
  for (let from = -1; from > -BEHIND; from--) {
    if (window.text(from) === undefined) return undefined;
    const failure = readReported(window, from);
    if (failure === undefined) continue;
    if (failure.to < 1) return undefined;
    return { ...readReport(window, from), from };
  }
  return undefined;
}

/** The reporter for GitHub repeats the report, without names, in a group of its own. */
function readAnnotation(window: LogWindow, previous: Match | undefined): Match | undefined {
  if (window.at(0)?.marker !== "error" && commandLevel(window.text(0) ?? "") !== "error") return undefined;
  const isFirst = window.text(-1)?.includes(ANNOTATIONS) === true;
  if (!isFirst && (previous === undefined || previous.findings.length > 0)) return undefined;
  let to = 1;
  while (to < AHEAD && window.text(to) !== undefined && !isGroupEnd(window, to)) to += 1;
  return { from: 0, to, findings: [] };
}

function isGroupEnd(window: LogWindow, offset: number): boolean {
  return window.at(offset)?.marker === "end-group" || window.text(offset)?.startsWith("::endgroup") === true;
}
