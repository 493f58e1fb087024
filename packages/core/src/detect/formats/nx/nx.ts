import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const LINE = /^\s{0,4}(?:> {1,2})?(?:NX|Lerna \(powered by Nx\)) {2,3}(\S.*)$/s;
const FAILED = /^(?:Running|Ran) targets? .* failed$|^Tasks not run because/;
const MISTAKE =
  /^(?:Cannot|Could not|Couldn't|Failed|Unable|Invalid|Unsupported|Missing|No |Error)|not found|does not exist/;
const MAX_DETAIL_LINES = 6;

/** What Nx itself says: tasks that failed, which are consequences, and mistakes in the workspace or the command. */
export const nx: LogFormat = { id: "nx", title: "Nx", glance: [" NX ", "(powered by Nx)"], read };

/** ` NX   Running target build for 2 projects failed`, ` NX   Cannot find target "nope" for project "api"` */
function read(window: LogWindow): Match | undefined {
  const said = LINE.exec((window.text(0) ?? "").trimEnd())?.[1];
  if (said === undefined) return undefined;
  if (FAILED.test(said)) return { from: 0, to: 1, findings: [finding(said, true)] };
  if (!MISTAKE.test(said)) return undefined;
  const details = readDetails(window);
  return {
    from: 0,
    to: 1 + details.length,
    findings: [finding([said, ...details].join("\n").trimEnd(), false)],
  };
}

/** `Failed to process project graph.` is explained by indented lines below. */
function readDetails(window: LogWindow): string[] {
  const lines: string[] = [];
  while (lines.length < MAX_DETAIL_LINES) {
    const text = window.text(lines.length + 1);
    if (text === undefined || !(text === "" ? lines.length === 0 : text.startsWith("  "))) break;
    lines.push(text.trim());
  }
  return lines.every((line) => line === "") ? [] : lines.filter((line) => line !== "");
}

function finding(message: string, consequence: boolean): Finding {
  return { severity: "error", message, ...(consequence ? { consequence } : {}) };
}
