import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { parseElixirFrame } from "../elixir-frame.ts";

const DIAGNOSTIC = /^ {0,8}(warning|error): (\S.*)$/;
const PLACE = /^ {2,8}(?:└─ )?(\S[^:]{0,300}\.[hl]?e?exs?)(?::(\d{1,9}))?(?::(\d{1,9}))?(?:: .*)?$/u;
const THROWN = /^\*\* \(([A-Z][\w.]*)\) (\S.*)$/;
const OWN_PLACE = /^(\S[^:]{0,300}\.[hl]?e?exs?):(\d{1,9})(?::(\d{1,9}))?: /;
/** `mix` says so below what was wrong. */
const FOLLOWS = /\(errors have been logged\)$|^could not compile dependency /;
const MAX_LINES = 24;

/** Warnings and errors of Elixir's compiler, and exceptions that end `mix`. */
export const elixir: LogFormat = {
  id: "elixir",
  title: "Elixir",
  glance: ["  lib/", ".ex:", ".exs:", ".eex:", ".heex:", "** ("],
  read: (window) => readDiagnostic(window) ?? readThrown(window),
};

/** `warning: variable "a" is unused`, code below, then `  lib/cart.ex:5: Cart.a/1` or `└─ lib/cart.ex:5:14: Cart.a/1`. */
function readDiagnostic(window: LogWindow): Match | undefined {
  const [, path, line, column] = PLACE.exec(window.text(0) ?? "") ?? [];
  if (path === undefined) return undefined;
  let hasGap = false;
  for (let from = -1; from > -MAX_LINES; from--) {
    const text = window.text(from);
    const [, severity, message] = DIAGNOSTIC.exec(text ?? "") ?? [];
    hasGap ||= text === "";
    if (severity !== undefined && message !== undefined) {
      if (hasGap && !message.endsWith(":")) return undefined;
      const place = toPlace(path, line, column);
      return {
        from,
        to: 1,
        findings: [{ severity: severity === "error" ? "error" : "warning", message, place }],
      };
    }
    if (text === undefined || /^\S/.test(text)) return undefined;
  }
  return undefined;
}

/** `** (CompileError) lib/cart.ex:2: undefined function missing/1`, a stack below. */
function readThrown(window: LogWindow): Match | undefined {
  const [, code, text] = THROWN.exec(window.text(0) ?? "") ?? [];
  if (code === undefined || text === undefined) return undefined;
  const own = OWN_PLACE.exec(text);
  const message = own === null ? text : text.slice(own[0].length);
  const frames = [];
  let to = 1;
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const line = window.text(offset);
    if (line === undefined || !line.startsWith("    ")) break;
    const frame = parseElixirFrame(line.trim());
    if (frame !== undefined) frames.push(frame);
    to = offset + 1;
  }
  const finding: Finding = { severity: "error", code, message };
  const frame = frames.find(({ app }) => app === undefined);
  if (own !== null) finding.place = toPlace(own[1] ?? "", own[2], own[3]);
  else if (frame !== undefined) finding.place = { path: frame.path, line: frame.line };
  if (FOLLOWS.test(message)) finding.consequence = true;
  return { from: 0, to, findings: [finding] };
}

function toPlace(path: string, line: string | undefined, column: string | undefined): PathClaim {
  const place = { path, line: Number(line ?? 1) };
  return column === undefined ? place : { ...place, column: Number(column) };
}
