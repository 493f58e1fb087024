import { blockLines, indentOf } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { claim } from "../place.ts";

const RULE_BEFORE = /^[─-]{2,} /u;
const NEW =
  /^(?:\d{1,6}\. )?(Failure|Error|Warning) \('([^']{1,300}?):(\d{1,9})(?::(\d{1,9}))?(?::\d+:\d+)?'\): (\S.*)$/;
const OLD = /^(?:\d{1,6}\. )?(Failure|Error): (\S.*) \(@([^#()]{1,300})#(\d{1,9})\)$/;
const OLDEST = /^(?:\d{1,6}\. )?(Failure|Error) ?\(at ([^#()]{1,300})#(\d{1,9})\): (\S.*)$/;
const PLACELESS = /^\d{1,6}\. (Failure|Error): (\S.{0,400}?) [-─]{6,200}$/u;
const END =
  /^(?:[─═]{2}|-{4}|Backtrace:|\d{1,6}\. (?:Failure|Error): .{1,400} -{6}|(?:Failure|Error|Warning|Skip(?:ped)?) \(|\[ FAIL \d|testthat results)/u;
/** A row of the list below the results: no rule stands around it. */
const LISTED = /^\d{1,6}\. (?:Failure|Error): .{1,400} \(@[^#()]{1,300}#\d{1,9}\)$/;
/** Of 2.0, between two rules: `test-cart.R:5: failure: adds prices` */
const PLACED = /^([^\s:]{1,300}\.[Rr]):(\d{1,9}): (failure|error): (\S.*)$/;
const THROWN = /^Error(?: in `?.{1,200}?`?)?: /;
const LOCATION = /^ {2}'([^']{1,300}):(\d{1,9})' \[(failure|error)\]$/;
const STARTED = "Start test: ";
const MAX_LINES = 80;
const MAX_MESSAGE_LINES = 4;

/** Failures and errors of R's testthat. */
export const testthat: LogFormat = {
  id: "testthat",
  title: "testthat",
  glance: [
    "Failure (",
    "Error (",
    "Warning ('",
    "Failure: ",
    "Error: ",
    "' [failure]",
    "' [error]",
    ": failure: ",
    ": error: ",
  ],
  read: (window) => readLocation(window) ?? read(window),
};

/** `  'test-cart.R:9' [failure]` below `Start test: totals: adds up`, as the reporter of locations prints it, without a reason. */
function readLocation(window: LogWindow): Match | undefined {
  const [, path, line, kind] = LOCATION.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  if (path === undefined || kind === undefined) return undefined;
  for (let offset = -1; offset > -MAX_LINES; offset--) {
    const text = window.text(offset);
    if (text === undefined || text.startsWith("End test: ")) return undefined;
    if (!text.startsWith(STARTED)) continue;
    const test = text.slice(STARTED.length).trimEnd();
    const finding: Finding = { severity: "error", message: kind, test, place: { path, line: Number(line) } };
    return { from: 0, to: 1, findings: [finding] };
  }
  return undefined;
}

/** `── Failure ('test-cart.R:2'): adds prices ────`, the message below. */
function read(window: LogWindow): Match | undefined {
  const title = window.text(0)?.trim() ?? "";
  const head = parseHead(withoutRules(title)) ?? parsePlaceless(title);
  if (head === undefined) return undefined;
  if (LISTED.test(title)) return readListed(title, head.test);
  const lines = blockLines(window, 1, MAX_LINES, (text) => END.test(text));
  const gap = lines.indexOf("");
  const indent = indentOf(window.text(0) ?? "");
  const said = lines
    .slice(0, gap === -1 ? lines.length : gap)
    .slice(0, MAX_MESSAGE_LINES)
    .map((line) => line.slice(indent));
  const { kind, test, place } = head;
  const message = said.join("\n") || test;
  const finding: Finding = { severity: kind === "Warning" ? "warning" : "error", message };
  if (place !== undefined) finding.place = place;
  if (kind !== "Warning") finding.test = test;
  if (THROWN.test(message)) finding.message = message.replace(THROWN, "") || message;
  return { from: 0, to: lines.length + 1, findings: [finding] };
}

function readListed(message: string, test: string): Match {
  return { from: 0, to: 1, findings: [{ severity: "error", message, test, consequence: true }] };
}

/** Takes off the rules around a headline: `── Failure ('test-cart.R:2'): adds prices ────`. */
function withoutRules(text: string): string {
  const head = text.replace(RULE_BEFORE, "");
  let end = head.length;
  while (end > 0 && "─ -".includes(head[end - 1] ?? "x")) end -= 1;
  return (head.length - end > 1 ? head.slice(0, end) : head).trim();
}

interface Head {
  kind: string;
  test: string;
  place?: PathClaim;
}

function parseHead(text: string): Head | undefined {
  const [, kind, path, line, column, test] = NEW.exec(text) ?? [];
  if (kind !== undefined && path !== undefined && test !== undefined)
    return {
      kind,
      test,
      place: claim(path, Number(line), column === undefined ? undefined : Number(column)),
    };
  const old = OLD.exec(text);
  if (old !== null) return { kind: old[1] ?? "", test: old[2] ?? "", place: toPlace(old[3], old[4]) };
  const oldest = OLDEST.exec(text);
  if (oldest !== null)
    return { kind: oldest[1] ?? "", test: oldest[4] ?? "", place: toPlace(oldest[2], oldest[3]) };
  const [, file, row, kindPlaced, name] = PLACED.exec(text) ?? [];
  return kindPlaced === undefined || name === undefined
    ? undefined
    : { kind: kindPlaced, test: name, place: toPlace(file, row) };
}

function toPlace(path = "", line = ""): PathClaim {
  return { path, line: Number(line) };
}

/** `2. Error: handles NA ------`: what was thrown outside of the test's own lines has no place. */
function parsePlaceless(title: string): Head | undefined {
  const [, kind, test] = PLACELESS.exec(title) ?? [];
  return kind === undefined || test === undefined ? undefined : { kind, test };
}
