import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";
import { parsePlaceLine } from "../place-line.ts";
import { parseCommand } from "../workflow-command.ts";

const ARROW = /^ *--> (.+)$/;
const RULE = /^(?:([A-Z]{1,5}\d{3,4})|(invalid-syntax|unformatted|io-error):) (?:\[\*\] )?(\S.*)$/;
const WOULD_REFORMAT = /^Would reformat: (\S.*)$/;
/** Messages of flake8 begin with a small letter. */
const ONLY_RUFF = /^(?:invalid-syntax|[A-Z]+\d+ \[\*\]|(?!E9)[A-Z]+\d+ [A-Z`])/;
const CANNOT_PARSE = /^error: Failed to parse (\S.*)$/;
const FAILED = "ruff failed";
const MAX_LINES = 200;

/** What Ruff finds, `full`, `concise` and `github`, and files that `ruff format` would change. */
export const ruff: LogFormat = {
  id: "ruff",
  title: "Ruff",
  glance: ["--> ", "Failed to parse ", ".py:", ".pyi:", ".ipynb:", "Would reformat: ", FAILED],
  read,
};

function read(window: LogWindow, previous: Match | undefined): Match | undefined {
  const text = window.text(0) ?? "";
  return (
    readFull(window, text) ?? readConcise(window, text, previous !== undefined) ?? readOther(window, text)
  );
}

/** The place stands below the message: ` --> src/cart.py:1:8`. */
function readFull(window: LogWindow, text: string): Match | undefined {
  const place = parsePlace(ARROW.exec(text)?.[1] ?? "");
  const head = parseRule(window.text(-1) ?? "");
  if (place?.column === undefined || head === undefined || !/\.(?:pyi?|ipynb|toml|md)$/.test(place.path))
    return undefined;
  return { from: -1, to: blockEnd(window), findings: [{ ...head, place }] };
}

function blockEnd(window: LogWindow): number {
  let offset = 1;
  while (offset < MAX_LINES && /^(?:[ \d]*[|+-]|help: |-{40})/.test(window.text(offset) ?? "")) offset += 1;
  return offset;
}

/** `src/cart.py:1:8: F401 [*] …`, also as a workflow command with its help below. flake8 prints no such messages. */
function readConcise(window: LogWindow, text: string, isNext: boolean): Match | undefined {
  const command = parseCommand(text);
  const isCommand = command?.title?.startsWith("ruff") === true;
  const [first = ""] = (isCommand ? command.message : text).split("\n", 1);
  const line = parsePlaceLine(first);
  const head = parseRule(line?.text ?? "");
  if (line?.place.column === undefined || head === undefined) return undefined;
  if (!isCommand && !isNext && !ONLY_RUFF.test(line.text)) return undefined;
  const to = window.text(1)?.startsWith("  help: ") === true ? 2 : 1;
  return { from: 0, to, findings: [{ ...head, place: line.place }] };
}

function readOther(window: LogWindow, text: string): Match | undefined {
  const path = WOULD_REFORMAT.exec(text)?.[1];
  if (path !== undefined) {
    const finding: Finding = {
      severity: "error",
      message: "File would be reformatted",
      place: { path, line: 1 },
    };
    return { from: 0, to: 1, findings: [finding] };
  }
  const line = parsePlaceLine(CANNOT_PARSE.exec(text)?.[1] ?? "");
  if (line?.isExact === true)
    return { from: 0, to: 1, findings: [{ severity: "error", message: line.text, place: line.place }] };
  const cause = text === FAILED ? /^ +Cause: (\S.*)$/.exec(window.text(1) ?? "")?.[1] : undefined;
  return cause === undefined
    ? undefined
    : { from: 0, to: 2, findings: [{ severity: "error", message: cause }] };
}

/** `F401 [*] …`, `invalid-syntax: …` */
function parseRule(text: string): Pick<Finding, "code" | "severity" | "message"> | undefined {
  const [, code, name, message] = RULE.exec(text) ?? [];
  const id = code ?? name;
  if (id === undefined || message === undefined) return undefined;
  return { code: id, severity: "error", message: message.trimEnd() };
}
