import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { readStackFailure } from "../stack-failure.ts";
import { isV8Frame } from "../v8-frame.ts";

const MARK = "🦋  ";
const LINE = /^🦋 {2}error ?(.*)$/u;
const MAX_LINES = 80;
const MAX_MESSAGE_LINES = 6;
const CONFIG =
  /^\w*Error: Some errors occurred when validating the changesets config:|^Found issues in your config:/;
const CHANGESET = /^Error: Found (?:mixed )?changeset ([\w-]{1,100}) /;
/** From version 3 an error stands as a paragraph below the version. */
const VERSION = /^🦋 changeset v\d/u;
const EXITED = /^🦋 Exited with code [1-9]/u;
const CONSEQUENCE = /^packages failed to publish:$/;
const FILE = ".changeset/";

/** What the command line of Changesets says is wrong with the changesets, their configuration, or the publishing. */
export const changesets: LogFormat = {
  id: "changesets",
  title: "Changesets",
  glance: [MARK, "🦋 changeset v"],
  read,
};

/** `🦋  error Error: Found changeset a-b for package @harbor/nope which is not in the workspace`, the stack below it. */
function read(window: LogWindow): Match | undefined {
  const lines: string[] = [];
  for (; lines.length < MAX_LINES;) {
    const said = LINE.exec(window.text(lines.length)?.trimEnd() ?? "")?.[1];
    if (said === undefined) break;
    lines.push(said);
  }
  if (lines.length === 0) return readParagraph(window);
  return { from: 0, to: lines.length, findings: [toFinding(lines)] };
}

/** `🦋 changeset v3.0.3`, perhaps what it warns of, the error as the last paragraph, `🦋 Exited with code 1`. */
function readParagraph(window: LogWindow): Match | undefined {
  if (!VERSION.test(window.text(0) ?? "")) return undefined;
  let from = 1;
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset)?.trimEnd();
    if (text === undefined || VERSION.test(text)) return undefined;
    if (EXITED.test(text)) return from === offset ? undefined : ofParagraph(window, from, offset);
    if (text === "") from = offset + 1;
  }
  return undefined;
}

function ofParagraph(window: LogWindow, from: number, to: number): Match {
  const said = Array.from({ length: to - from }, (_, index) => window.text(from + index)?.trimEnd() ?? "");
  return { from: 0, to: to + 1, findings: [{ ...toFinding(said), lines: { from, to: to - 1 } }] };
}

function toFinding(lines: readonly string[]): Finding {
  const end = lines.findIndex((line, index) => index > 0 && (line.trim() === "" || isDetail(line)));
  const said = lines.slice(0, Math.min(end === -1 ? lines.length : end, MAX_MESSAGE_LINES));
  const message = said.join("\n");
  if (CONSEQUENCE.test(message)) return { severity: "error", message, consequence: true };
  const { code } = readStackFailure(lines);
  const place = placeOf(message);
  return {
    severity: "error",
    message,
    ...(code === undefined ? {} : { code }),
    ...(place === undefined ? {} : { place }),
  };
}

function isDetail(line: string): boolean {
  return isV8Frame(line) || /^npm (?:error|ERR!)/.test(line);
}

/** The configuration, or the changeset that is named. */
function placeOf(message: string): PathClaim | undefined {
  if (CONFIG.test(message)) return { path: `${FILE}config.json`, line: 1 };
  const name = CHANGESET.exec(message)?.[1];
  return name === undefined ? undefined : { path: `${FILE}${name}.md`, line: 1 };
}
