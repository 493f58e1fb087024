import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { claim } from "../place.ts";

/** Every rule has a hyphen or a part in brackets: `no-changed-when`, `yaml[truthy]`. */
const RULE = /^([a-z][a-z\d]{0,40}(?:-[a-z\d]{1,40}){0,6}(?:\[[\w./-]{1,60}\])?): (\S.*)$/;
const PLACE = /^(\S.{0,300}?\.ya?ml):(\d{1,9})(?::(\d{1,9}))?(?: \S.*)?$/;
const LINE = /^(\S.{0,300}?\.ya?ml):(\d{1,9})(?::(\d{1,9}))?: (\S.*)$/;
const WARNED = / \(warning\)$/;
const SUMMARY = /^Failed (?:after \S{0,20} profile|after \S{1,20}): \d{1,9} failure\(s\)/;

/** Violations of ansible-lint, in its own layout and in that of compilers (`-p`). */
export const ansibleLint: LogFormat = {
  id: "ansible-lint",
  title: "ansible-lint",
  glance: [".yml:", ".yaml:", " failure(s), "],
  read: (window) => readPair(window) ?? readLine(window.text(0) ?? "") ?? readSummary(window.text(0) ?? ""),
};

/** `name[casing]: All names should start with an uppercase letter.`, `play.yml:3 Task/Handler: install` */
function readPair(window: LogWindow): Match | undefined {
  const place = toPlace(PLACE.exec(window.text(0)?.trimEnd() ?? ""));
  const finding = place === undefined ? undefined : toFinding(window.text(-1) ?? "", place);
  return finding === undefined ? undefined : { from: -1, to: 1, findings: [finding] };
}

/** `play.yml:3: name[casing]: All names should start with an uppercase letter.` */
function readLine(text: string): Match | undefined {
  const found = LINE.exec(text.trimEnd());
  const place = toPlace(found);
  const finding = place === undefined ? undefined : toFinding(found?.[4] ?? "", place);
  return finding === undefined ? undefined : { from: 0, to: 1, findings: [finding] };
}

function readSummary(text: string): Match | undefined {
  if (!SUMMARY.test(text)) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message: text.trimEnd(), consequence: true }] };
}

function toFinding(said: string, place: PathClaim): Finding | undefined {
  const [, code, message] = RULE.exec(said.trimEnd()) ?? [];
  if (code === undefined || message === undefined || !/[-[]/.test(code)) return undefined;
  const severity = WARNED.test(message) ? "warning" : "error";
  return { severity, code, message: message.replace(WARNED, ""), place };
}

function toPlace(found: RegExpExecArray | null): PathClaim | undefined {
  const [, path, line, column] = found ?? [];
  if (path === undefined) return undefined;
  return claim(path, Number(line), column === undefined ? undefined : Number(column));
}
