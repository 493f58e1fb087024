import { stripEscapes } from "../clean.ts";
import type { LogContext } from "../../model/log.ts";
import { followDollar } from "./command-echo.ts";
import type { CarrierState, Envelope, Peeled } from "./envelope.ts";

/** Time, number of the stream, `O` or `E`, and `+` where the line before was not ended. */
const STAMP = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) (\d\d[OE])([ +]|$)/;
const SECTION = /^section_(start|end):\d{1,12}:([\w.-]+)(?:\[[\w=, ]*\])?(?:\r+|$)/;
const RUNNER = "Running with gitlab-runner";

/**
 * Job logs of GitLab, with time stamps or without; sections chain on one line:
 * `2026-11-20T09:01:02.123456Z 00O section_start:1700000000:step_script[collapsed=true]\r\u001b[0KExecuting "step_script"`.
 */
export const gitlab: Envelope = {
  id: "gitlab",
  title: "GitLab job log",
  glance: ["section_start:", "section_end:", "$ "],
  recognises: (sample) =>
    sample.some((line) => line.startsWith(RUNNER) || STAMP.test(line) || SECTION.test(line)),
  peel,
  join,
  advance,
};

function peel(line: string): Peeled {
  const [stamp, timestamp] = STAMP.exec(line) ?? [];
  const unstamped = stamp === undefined ? line : line.slice(stamp.length);
  const peeled = peelSections(unstamped.replace(/^\r+/, ""));
  return timestamp === undefined ? peeled : { ...peeled, timestamp };
}

/** What a tool wrote in pieces, or what did not fit into the runner's buffer; a piece that a carriage return ends is overwritten. */
function join(first: string, next: string): string | undefined {
  const [stamp, , stream, mark] = STAMP.exec(next) ?? [];
  if (stamp === undefined || mark !== "+" || stripEscapes(first).endsWith("\r")) return undefined;
  return STAMP.exec(first)?.[2] === stream ? first + next.slice(stamp.length) : undefined;
}

/** Takes off the marks of all sections that end and start on a line; what is left is the last one's header. */
function peelSections(line: string): Peeled {
  let text = line;
  let peeled: Omit<Peeled, "text"> = {};
  for (let section = SECTION.exec(text); section !== null; section = SECTION.exec(text)) {
    const [mark, kind, step = ""] = section;
    peeled =
      kind === "start"
        ? { marker: "group", boundary: true, context: { step } }
        : { marker: "end-group", boundary: true };
    text = text.slice(mark.length);
  }
  return peeled.marker === "end-group" && text !== "" ? { text } : { ...peeled, text };
}

/** A section or a command of the script is a step. */
function advance({ part, ...state }: CarrierState, line: Peeled): CarrierState {
  if (line.marker === "group") {
    const { step } = line.context ?? {};
    const named = step === undefined ? {} : { part: step };
    return { context: { ...state.context, ...line.context }, echo: false, ...named };
  }
  if (line.marker === "end-group") return { context: outsideSteps(state.context), echo: false };
  return { ...followDollar(state, line), ...(part === undefined ? {} : { part }) };
}

function outsideSteps({ step: _, ...context }: LogContext): LogContext {
  return context;
}
