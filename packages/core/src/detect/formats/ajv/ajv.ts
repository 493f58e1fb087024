import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const INVALID = /^(\S.*\.(?:json5?|ya?ml|jtd|c?js)) invalid$/;
const BAD_SCHEMA = /^schema (\S.*) is invalid$/;
const UNREAD = /^error: {1,2}(\S.{0,300}\.(?:json5?|ya?ml)): (\S.*)$/;
const INSTANCE = /^ +instancePath: '(.*)',$/;
const MESSAGE = /^ +message: (["'])(.*)\1,?$/;
const MAX_LINES = 400;

/** What the command of Ajv says of data that a schema does not allow, and of schemas. Nothing tells a line. */
export const ajv: LogFormat = {
  id: "ajv",
  title: "Ajv",
  glance: [
    ".json invalid",
    ".json5 invalid",
    ".yaml invalid",
    ".yml invalid",
    ".jtd invalid",
    "js invalid",
    " is invalid",
    "error:  ",
  ],
  read: (window) => readData(window) ?? readSchema(window) ?? readUnread(window),
};

function readData(window: LogWindow): Match | undefined {
  const path = INVALID.exec(window.text(0) ?? "")?.[1];
  const below = window.text(1) ?? "";
  if (path === undefined) return undefined;
  const place = { path, line: 1 };
  if (below.startsWith("data"))
    return { from: 0, to: 2, findings: [{ severity: "error", message: below.trimEnd(), place }] };
  if (below !== "[") return undefined;
  const lines = blockLines(window, 2, MAX_LINES, (text) => text === "]");
  const findings: Finding[] = [];
  let at = "";
  for (const [index, line] of lines.entries()) {
    at = INSTANCE.exec(line)?.[1] ?? at;
    const said = MESSAGE.exec(line)?.[2];
    if (said === undefined) continue;
    const message = at === "" ? said : `${at} ${said}`;
    findings.push({ severity: "error", message, place, lines: { from: index + 2, to: index + 2 } });
  }
  return findings.length === 0 ? undefined : { from: 0, to: lines.length + 3, findings };
}

function readSchema(window: LogWindow): Match | undefined {
  const path = BAD_SCHEMA.exec(window.text(0) ?? "")?.[1];
  const [, message] = /^error: (\S.*)$/.exec(window.text(1) ?? "") ?? [];
  if (path === undefined || message === undefined) return undefined;
  return { from: 0, to: 2, findings: [{ severity: "error", message, place: { path, line: 1 } }] };
}

function readUnread(window: LogWindow): Match | undefined {
  const [, path, message] = UNREAD.exec(window.text(0) ?? "") ?? [];
  if (path === undefined || message === undefined) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message, place: { path, line: 1 } }] };
}
