import type { LogFormat, Match } from "../format.ts";

const ROW =
  /^\s{0,8}\d{1,6}\/\d{1,6} (\S.{0,300}?) +(FAIL|TIMEOUT|ERROR|INTERRUPT|UNEXPECTEDPASS) +[\d.]+ ?s(?: +(\S.*))?$/;
const BUILD_FILE =
  /^(\S.{0,400}?meson(?:\.build|_options\.txt|\.options)|meson(?:\.build|_options\.txt|\.options)):(\d{1,9}):(\d{1,9}): ERROR: (\S.*)$/;

/** Failed tests of Meson, and errors in its build files. */
export const meson: LogFormat = {
  id: "meson",
  title: "Meson",
  glance: [
    " FAIL ",
    " TIMEOUT ",
    " ERROR ",
    " INTERRUPT ",
    " UNEXPECTEDPASS ",
    "meson.build:",
    "meson_options.txt:",
  ],
  read: (window) => readRow(window.text(0) ?? "") ?? readBuildFile(window.text(0) ?? ""),
};

/** Reads `2/5 market:unit / totals    FAIL    0.02s   exit status 1`; the project and its suites stand before the name. */
function readRow(text: string): Match | undefined {
  const [, name, status, reason] = ROW.exec(text.trimEnd()) ?? [];
  if (name === undefined || status === undefined) return undefined;
  const message = reason === undefined ? status : `${status}: ${reason.replace(/^\((.*)\)$/, "$1")}`;
  return { from: 0, to: 1, findings: [{ severity: "error", message, test: name.replace(" / ", " > ") }] };
}

/** Reads `meson.build:3:0: ERROR: Dependency "nosuchdep" not found, tried pkgconfig and cmake`; columns count from 0. */
function readBuildFile(text: string): Match | undefined {
  const [, path, line, column, message] = BUILD_FILE.exec(text) ?? [];
  if (path === undefined || message === undefined) return undefined;
  const place = { path, line: Number(line), column: Number(column) + 1 };
  return { from: 0, to: 1, findings: [{ severity: "error", message: message.trimEnd(), place }] };
}
