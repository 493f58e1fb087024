import type { Finding, LogFormat } from "../format.ts";

const TTY = /^(\S.{0,400}?):(\d{1,9}) ((?:DL|SC)\d{4}) (error|warning|info|style): (\S.*)$/;
const PARSE = /^(\S.{0,400}?):(\d{1,9}):(\d{1,9}) (unexpected .+|invalid .+|expecting .+)$/;
const FILE = /(?:^-$|[Dd]ockerfile[^/]{0,80}$|[Cc]ontainerfile[^/]{0,80}$)/;

/** Rules of hadolint that a Dockerfile breaks, and Dockerfiles it cannot parse. */
export const hadolint: LogFormat = {
  id: "hadolint",
  title: "hadolint",
  glance: [" DL3", " DL4", " DL1", " SC1", " SC2", "ockerfile:", "ontainerfile:"],
  read(window) {
    const text = window.text(0) ?? "";
    const finding = readRule(text) ?? readParse(text);
    return finding === undefined ? undefined : { from: 0, to: 1, findings: [finding] };
  },
};

/** `Dockerfile:3 DL3008 warning: Pin versions in apt get install.` Its levels info and style are warnings. */
function readRule(text: string): Finding | undefined {
  const [, path, line, code, level, message] = TTY.exec(text) ?? [];
  if (path === undefined || code === undefined || message === undefined) return undefined;
  const severity = level === "error" ? "error" : "warning";
  return { code, severity, message, place: { path, line: Number(line) } };
}

/** `Dockerfile:5:1 unexpected 'X' expecting '#', ADD, ARG, …` */
function readParse(text: string): Finding | undefined {
  const [, path, line, column, message] = PARSE.exec(text) ?? [];
  if (path === undefined || message === undefined || !FILE.test(path)) return undefined;
  return { severity: "error", message, place: { path, line: Number(line), column: Number(column) } };
}
