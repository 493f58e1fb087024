import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { ownPlace, parsePlace } from "../place.ts";
import { readStackFailure } from "../stack-failure.ts";
import { isV8Frame } from "../v8-frame.ts";

const FAILED = /^ {2,6}✗ (\S.*)$/u;
const SAID = /^ +» (\S.*)$/u;
const PLACE = / \/\/ (\S{1,400}:\d{1,9})$/;
const THROWN = /^\s+(?:[A-Z]\w{0,80})?Error: /;
const CONTEXT = /^ {2,4}(?!✗|»)\S/u;
const SUM = /^\s*✗ (?:Broken|Errored) » .*∙ \d{1,9} (?:broken|errored)/u;
const MAX_LINES = 40;

/** A vow that did not hold, with the context that the next one below may belong to. */
interface VowMatch extends Match {
  context?: string;
}

/** Broken vows of Vows. */
export const vows: LogFormat = {
  id: "vows",
  title: "Vows",
  glance: ["✗ "],
  read: (window, previous: VowMatch | undefined) => readSum(window) ?? readVow(window, previous),
};

/** `      ✗ adds two`, then `        » expected 5,` over lines, or an error with its stack. */
function readVow(window: LogWindow, previous: VowMatch | undefined): VowMatch | undefined {
  const name = FAILED.exec(window.text(0)?.trimEnd() ?? "")?.[1];
  if (name === undefined) return undefined;
  const lines = blockLines(
    window,
    1,
    MAX_LINES,
    (text) => text.trim() === "" || FAILED.test(text.trimEnd()) || SUM.test(text),
  );
  const told = readTold(lines);
  if (told === undefined) return undefined;
  const context = contextAbove(window) ?? previous?.context;
  const test = context === undefined ? name : `${context} > ${name}`;
  const match: VowMatch = {
    from: 0,
    to: endOf(window, lines.length + 1),
    findings: [{ ...told, test, lines: { from: 0, to: lines.length } }],
  };
  if (context !== undefined) match.context = context;
  return match;
}

function readTold(lines: readonly string[]): Finding | undefined {
  const said = SAID.exec(lines[0] ?? "")?.[1];
  if (said === undefined) return THROWN.test(lines[0] ?? "") ? readThrown(lines) : undefined;
  const message = [said, ...lines.slice(1).map((line) => line.trim().replaceAll("\t ", " "))].join("\n");
  const told = parsePlace(PLACE.exec(message)?.[1] ?? "");
  const place = told === undefined ? undefined : ownPlace([told]);
  const finding: Finding = { severity: "error", message: message.replace(PLACE, "") };
  if (place !== undefined) finding.place = place;
  return finding;
}

function readThrown(lines: readonly string[]): Finding {
  const { message, code, frames, place } = readStackFailure([
    lines[0]?.trim() ?? "",
    ...lines.slice(1).filter((line) => isV8Frame(line)),
  ]);
  const finding: Finding = { severity: "error", message, frames };
  if (code !== undefined) finding.code = code;
  if (place !== undefined) finding.place = place;
  return finding;
}

/** Empty lines below belong to it, so that the next one follows it at once. */
function endOf(window: LogWindow, from: number): number {
  let to = from;
  while (to < from + MAX_LINES && window.text(to)?.trim() === "") to += 1;
  return to;
}

/** `    A cart when filled`, further left than its vows. */
function contextAbove(window: LogWindow): string | undefined {
  for (let offset = -1; offset > -MAX_LINES; offset--) {
    const text = window.text(offset);
    if (text === undefined || text.trim() === "") return undefined;
    if (CONTEXT.test(text)) return text.trim();
  }
  return undefined;
}

/** `✗ Broken » 2 honored ∙ 1 broken (0.021s)` only sums up. */
function readSum(window: LogWindow): Match | undefined {
  const message = window.text(0)?.trim() ?? "";
  if (!SUM.test(message)) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message, consequence: true }] };
}
