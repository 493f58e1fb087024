import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const ROW =
  /^(?: {4})?(\S[^:]{0,300}\.(?:lua|rockspec)):(\d{1,9}):(\d{1,9})(?:-(\d{1,9}))?: (?:\(([WE]\d{3})\) )?(\S.*)$/;
const SYNTAX = /^(?:expected |unfinished |malformed |unexpected |invalid |missing )/;
const OTHER = /^(?:error|warning|note|fatal error): /;

/** Warnings and syntax errors of Luacheck. */
export const luacheck: LogFormat = {
  id: "luacheck",
  title: "Luacheck",
  glance: [".lua:", ".rockspec:"],
  read,
};

/** `    src/cart.lua:5:7: (W211) unused variable 'unused'`, the code only where asked for. */
function read(window: LogWindow): Match | undefined {
  const [, path, line, column, end, code, message] = ROW.exec(window.text(0) ?? "") ?? [];
  if (path === undefined || message === undefined || OTHER.test(message)) return undefined;
  const place = { path, line: Number(line), column: Number(column) };
  const isError = code === undefined ? SYNTAX.test(message) : code.startsWith("E");
  const finding: Finding = {
    severity: isError ? "error" : "warning",
    message,
    place: end === undefined ? place : { ...place, endLine: Number(line), endColumn: Number(end) },
  };
  return { from: 0, to: 1, findings: [code === undefined ? finding : { ...finding, code }] };
}
