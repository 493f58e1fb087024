import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { readDiagram } from "./diagram.ts";
import { HELP, readUncoded } from "./uncoded.ts";

const SCRIPT_FAILED =
  /^(?:ELIFECYCLE|ERR_PNPM_(?:RECURSIVE_(?:RUN|EXEC)_FIRST_FAIL|RECURSIVE_FAIL|EXECUTOR_LIFECYCLE_SCRIPT_FAILED))$/;
const HEADLINE = /^\[?(ERR_PNPM_[A-Z0-9_]+|ELIFECYCLE)\]?(?:\s+(\S.*))?$/s;
const ERROR = "Error: ";
/** What pnpm says it was doing, where an error has no code. */
const TASK = /^Error: {3}× (?:installing|adding|updating|removing|derive workspace root) /;
const NOT_FOUND = /^Command "[^"]*" not found/;
const REASON = "Failure reason:";
const MAX_DETAIL_LINES = 16;

/** Errors of pnpm itself, and its notes that a script failed, which are consequences. */
export const pnpm: LogFormat = {
  id: "pnpm",
  title: "pnpm",
  glance: ["ERR_PNPM_", "ELIFECYCLE", "Error:   ", HELP],
  read: (window) => readDiagramError(window) ?? readLabelled(window) ?? readUncoded(window),
};

/** From pnpm 12: `Error: ERR_PNPM_NO_SCRIPT`, an empty line and a diagram of causes; or `Error:   × installing dependencies`. */
function readDiagramError(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  if (!text.startsWith(ERROR)) return undefined;
  const code = HEADLINE.exec(text.slice(ERROR.length).trimEnd())?.[1];
  const diagram = code === undefined && !TASK.test(text) ? undefined : readDiagram(window);
  if (diagram === undefined) return undefined;
  return { from: 0, to: diagram.to, findings: [toFinding(code, diagram.causes.join("\n"))] };
}

/** ` ELIFECYCLE  Command failed with exit code 2.`, ` ERR_PNPM_NO_SCRIPT  Missing script: biuld` */
function readLabelled(window: LogWindow): Match | undefined {
  const [, code, message] = HEADLINE.exec((window.text(0) ?? "").trim()) ?? [];
  if (code === undefined || message === undefined) return undefined;
  const status = window.text(1)?.startsWith("Exit status ") === true ? [window.text(1) ?? ""] : [];
  const reason = readReason(window);
  const to = reason === undefined ? 1 + status.length : reason.to;
  const lines = [message, ...status, ...(reason?.lines ?? [])];
  return { from: 0, to, findings: [toFinding(code, lines.join("\n"))] };
}

function toFinding(code: string | undefined, message: string): Finding {
  const finding: Finding = { severity: "error", message };
  if (code === undefined) return finding;
  finding.code = code;
  if (SCRIPT_FAILED.test(code) && !NOT_FOUND.test(message)) finding.consequence = true;
  return finding;
}

/** Why a frozen lockfile does not fit stands some lines below. */
function readReason(window: LogWindow): { lines: string[]; to: number } | undefined {
  let start: number | undefined;
  const lines: string[] = [];
  for (let offset = 1; offset < MAX_DETAIL_LINES; offset++) {
    const text = window.text(offset)?.trim();
    if (text === undefined || (start !== undefined && text === "")) break;
    if (start !== undefined) lines.push(text);
    if (text === REASON) start = offset;
  }
  return start === undefined ? undefined : { lines, to: start + 1 + lines.length };
}
