import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const HEAD = /^(Error|Warning): (\S.*)$/;
const PLACE = /^ {2}on ([^\s"]+) line (\d{1,9})(?:,|:|$)/;
const BAR = /^│ ?/;
const END = "╵";
const MAX_PLACE_LINES = 8;
const MAX_LINES = 40;

/** Errors and warnings of Terraform and OpenTofu: boxed, or with a place. */
export const terraform: LogFormat = {
  id: "terraform",
  title: "Terraform",
  glance: ["Error: ", "Warning: "],
  read,
};

/** `│ Error: Reference to undeclared input variable`, below it `│   on main.tf line 2, in output "y":`; without colours there are no bars. */
function read(window: LogWindow): Match | undefined {
  const [, level, message] = HEAD.exec(plain(window, 0) ?? "") ?? [];
  if (level === undefined || message === undefined) return undefined;
  const severity = level === "Error" ? "error" : "warning";
  for (let offset = 1; offset < MAX_PLACE_LINES; offset++) {
    const text = plain(window, offset);
    if (text === undefined || HEAD.test(text) || text.startsWith(END)) break;
    const [, path, line] = PLACE.exec(text) ?? [];
    if (path === undefined) continue;
    const finding: Finding = { severity, message: message.trimEnd() };
    finding.place = { path, line: Number(line) };
    return { from: 0, to: blockEnd(window, offset + 1), findings: [finding] };
  }
  return readUnplaced(window, { severity, message: message.trimEnd() });
}

/** What providers and backends complain of has no place: only the box tells whose it is. */
function readUnplaced(window: LogWindow, finding: Finding): Match | undefined {
  const to = blockEnd(window, 1);
  return to === 1 ? undefined : { from: 0, to, findings: [finding] };
}

function blockEnd(window: LogWindow, from: number): number {
  if (window.text(0)?.startsWith("│") !== true) return from;
  for (let offset = from; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined) return offset;
    if (text.startsWith(END)) return offset + 1;
  }
  return from;
}

function plain(window: LogWindow, offset: number): string | undefined {
  return window.text(offset)?.replace(BAR, "");
}
