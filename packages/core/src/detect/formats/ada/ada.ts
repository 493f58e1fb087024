import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlaceLine, type PlaceLine } from "../place-line.ts";

const RAISED =
  /^(?:raised|Execution of \S{1,300} terminated by unhandled exception raised) (\w{1,100}(?:\.\w{1,100}){0,10}) : (\S.*)$/;
const SOURCE = /\.ad[abs]$/;
const PROJECT = /\.gpr$/;
const ERROR = /^error: (?! )(\S.*)$/;
const PROJECT_ERROR = /^(?:error: )?(?!warning: |note: )(\S.*)$/;
const GAVE_UP =
  /^(?:gnatmake: "\S{1,300}" compilation error|gprbuild: "\S{1,300}" processing failed|gprbuild: \*{3} compilation phase failed)$/;
const MOST_LINES = 12;

/** Errors of GNAT, which go on over lines with the same place, of its project files, and exceptions that end a program of Ada. */
export const ada: LogFormat = {
  id: "ada",
  title: "Ada",
  glance: ["raised ", ".adb:", ".ads:", ".gpr:", "gnatmake: ", "gprbuild: "],
  read: (window) => readRaised(window.text(0)?.trimEnd() ?? "") ?? readDiagnostic(window),
};

/** `raised CONSTRAINT_ERROR : cart.adb:5 range check failed` */
function readRaised(text: string): Match | undefined {
  if (GAVE_UP.test(text))
    return { from: 0, to: 1, findings: [{ severity: "error", message: text, consequence: true }] };
  const [, code, said] = RAISED.exec(text) ?? [];
  if (code === undefined || said === undefined) return undefined;
  const space = said.indexOf(" ");
  const own = space === -1 ? undefined : parsePlaceLine(`${said.slice(0, space)}: ${said.slice(space + 1)}`);
  const isPlaced = own?.isExact === true && SOURCE.test(own.place.path);
  const message = `${code}: ${isPlaced ? own.text : said}`;
  const finding: Finding = { severity: "error", code, message };
  return { from: 0, to: 1, findings: [isPlaced ? { ...finding, place: own.place } : finding] };
}

/** `cart.adb:3:19: error: expected type "Standard.Integer"`, `cart.adb:3:19: error: found a string type` */
function readDiagnostic(window: LogWindow): Match | undefined {
  const own = placed(window.text(0));
  if (own === undefined) return undefined;
  const isProject = PROJECT.test(own.place.path);
  const first = (isProject ? PROJECT_ERROR : ERROR).exec(own.text)?.[1];
  if (first === undefined) return undefined;
  const lines = isProject ? [first] : [first, ...moreOf(window, own)];
  return {
    from: 0,
    to: lines.length,
    findings: [{ severity: "error", message: lines.join("\n"), place: own.place }],
  };
}

/** The lines below with the same place that say more of the error. */
function moreOf(window: LogWindow, own: PlaceLine): string[] {
  const lines: string[] = [];
  while (lines.length < MOST_LINES) {
    const next = placed(window.text(lines.length + 1));
    if (next === undefined || !isSamePlace(own, next) || !next.text.startsWith("error: ")) break;
    const more = next.text.slice("error: ".length);
    if (!GOES_ON.test(more)) break;
    lines.push(more.trim());
  }
  return lines;
}

/** What GNAT says more of an error begins in lower case, or further in. */
const GOES_ON = /^(?: {2,4}\S|found |missing |but |possible |\(|==> |or |in )/;

function placed(text: string | undefined): PlaceLine | undefined {
  const own = parsePlaceLine(text?.trimEnd() ?? "");
  if (own?.isExact !== true) return undefined;
  return SOURCE.test(own.place.path) || PROJECT.test(own.place.path) ? own : undefined;
}

function isSamePlace({ place: a }: PlaceLine, { place: b }: PlaceLine): boolean {
  return a.path === b.path && a.line === b.line && a.column === b.column;
}
