import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const HEAD = /^\s{0,12}(?:\[groovyc\] )?([^\s:][^:]{0,400}\.(?:groovy|gvy|gy)): (\d{1,9}): (\S.*)$/;
const POSITION = / ?@ line (\d{1,9}), column (\d{1,9})\.$/;
const MAX_LINES = 8;

/** Errors of the Groovy compiler. */
export const groovy: LogFormat = {
  id: "groovy",
  title: "Groovy compiler",
  glance: [".groovy: ", ".gvy: ", ".gy: "],
  read,
};

/** `src/Cart.groovy: 4: unexpected token: { @ line 4, column 10.`, whose position may stand below, with the line of code and a caret. */
function read(window: LogWindow): Match | undefined {
  const [, path, line, said] = HEAD.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  if (path === undefined || said === undefined) return undefined;
  const lines = [said];
  while (lines.length < MAX_LINES && !POSITION.test(lines.at(-1) ?? "") && window.text(lines.length)?.trim())
    lines.push(window.text(lines.length)?.trim() ?? "");
  const position = POSITION.exec(lines.at(-1) ?? "");
  const told =
    position === null ? [said] : [...lines.slice(0, -1), lines.at(-1)?.replace(POSITION, "") ?? ""];
  const place = { path, line: Number(line) };
  const finding: Finding = {
    severity: "error",
    message: told.join("\n").trim(),
    place: position === null ? place : { ...place, column: Number(position[2]) },
  };
  return { from: 0, to: caretEnd(window, told.length), findings: [finding] };
}

function caretEnd(window: LogWindow, from: number): number {
  return /^\s*\^\s*$/.test(window.text(from + 1) ?? "") ? from + 2 : from;
}
