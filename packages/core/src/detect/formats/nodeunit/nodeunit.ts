import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { readStackFailure } from "../stack-failure.ts";
import { isV8Frame } from "../v8-frame.ts";

const MARK = ">> ";
const TITLE = /^(?:>>|✖) (\S.{0,300}? - \S.*)$/u;
const COMPARED = /^(?:Actual|Expected): /;
const NAMED = /^(?:Assertion )?Message: (\S.*)$/;
const FAILED = /^(?:Warning: )?(?:FAILURES: )?\d{1,9}\/\d{1,9} assertions failed \(\d{1,9}ms\)/;
const THROWN = /^(?:[A-Z]\w{0,80})?Error(?: \[\w{1,80}\])?: /;
/** The server that Grunt gives the pages from: the project's folder. */
const SERVER = /(?<=^at (?:.{0,200}\()?)https?:\/\/[^/\s]{1,100}\//;
const MAX_LINES = 60;

/** Failed tests of nodeunit, as it and Grunt print them, and of QUnit under Grunt. */
export const nodeunit: LogFormat = {
  id: "nodeunit",
  title: "nodeunit and QUnit under Grunt",
  glance: ["✖ ", MARK, " assertions failed ("],
  read: (window) => readSum(window) ?? readTest(window),
};

/** `>> cart - adds`, perhaps `>> Message: totals`, `>> Error: 4 == 5` or what was compared, `>> at …`. */
function readTest(window: LogWindow): Match | undefined {
  const head = window.text(0)?.trimEnd() ?? "";
  const test = TITLE.exec(head)?.[1];
  if (test === undefined) return undefined;
  const body = head.startsWith(MARK) ? readMarked(window) : readPlain(window);
  const told = body.lines.filter((line) => !isV8Frame(line));
  const said = told.filter((line) => !NAMED.test(line));
  if (!isFailure(said)) return undefined;
  const compared = said.filter((line) => COMPARED.test(line));
  const { message, code } = readStackFailure(compared.length > 0 ? [] : said);
  const { frames, place } = readStackFailure(body.lines.filter((line) => isV8Frame(line)));
  const name = told.map((line) => NAMED.exec(line)?.[1]).find((text) => text !== undefined);
  const finding: Finding = {
    severity: "error",
    message: compared.length > 0 ? [...(name === undefined ? [] : [name]), ...compared].join("\n") : message,
    test,
  };
  if (code !== undefined) finding.code = code;
  if (place !== undefined) finding.place = place;
  if (frames.length > 0) finding.frames = frames;
  return { from: 0, to: body.to, findings: [finding] };
}

function isFailure(said: readonly string[]): boolean {
  return said.some((line) => THROWN.test(line)) || said.filter((line) => COMPARED.test(line)).length > 1;
}

/** Grunt's mark stands before each line. */
function readMarked(window: LogWindow): { lines: string[]; to: number } {
  const lines = blockLines(
    window,
    1,
    MAX_LINES,
    (text) => !text.startsWith(MARK) || TITLE.test(text.trimEnd()),
  );
  return { lines: lines.map((line) => line.slice(MARK.length).replace(SERVER, "")), to: lines.length + 1 };
}

/** nodeunit's own report leaves a line empty below the name. */
function readPlain(window: LogWindow): { lines: string[]; to: number } {
  if (window.text(1)?.trim() !== "") return { lines: [], to: 1 };
  const lines = blockLines(window, 2, MAX_LINES, (text) => text.trim() === "");
  return { lines, to: lines.length + 2 };
}

/** `FAILURES: 2/3 assertions failed (26ms)` only sums up. */
function readSum(window: LogWindow): Match | undefined {
  const message = FAILED.exec(window.text(0)?.trim() ?? "")?.[0];
  if (message === undefined) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message, consequence: true }] };
}
