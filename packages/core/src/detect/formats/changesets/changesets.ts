import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { readStackFailure } from "../stack-failure.ts";
import { isV8Frame } from "../v8-frame.ts";

const MARK = "🦋  ";
const LINE = /^🦋 {2}error ?(.*)$/u;
const MAX_LINES = 80;
const MAX_MESSAGE_LINES = 6;
const CONFIG = /^\w*Error: Some errors occurred when validating the changesets config:/;
const CHANGESET = /^Error: Found (?:mixed )?changeset ([\w-]{1,100}) /;
const CONSEQUENCE = /^packages failed to publish:$/;
const FILE = ".changeset/";

/** What the command line of Changesets says is wrong with the changesets, their configuration, or the publishing. */
export const changesets: LogFormat = { id: "changesets", title: "Changesets", glance: [MARK], read };

/** `🦋  error Error: Found changeset a-b for package @harbor/nope which is not in the workspace`, the stack below it. */
function read(window: LogWindow): Match | undefined {
  const lines: string[] = [];
  for (; lines.length < MAX_LINES;) {
    const said = LINE.exec(window.text(lines.length)?.trimEnd() ?? "")?.[1];
    if (said === undefined) break;
    lines.push(said);
  }
  return lines.length === 0 ? undefined : { from: 0, to: lines.length, findings: [toFinding(lines)] };
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
