import type { LogWindow } from "../format.ts";

/** The causes of an error, outermost first, each unwrapped to one line. */
export interface Diagram {
  causes: string[];
  to: number;
}

const ERROR = "Error: ";
const CAUSE = /^ {2}(?:×|[├╰]─▶) (.*)$/s;
const BAR = "│";
const HELP = "  help: ";
/** Lines are broken behind hyphens and slashes as well. */
const INSIDE_WORD = /[\w)\]][/-]$/;
const MAX_LINES = 60;

/**
 * Reads the diagram below `Error: ERR_PNPM_…`, or behind a bare `Error: `:
 * `Error:   × installing dependencies`
 * `  ╰─▶ Cannot install with "frozen-lockfile" because pnpm-lock.yaml is not up`
 * `      to date with package.json.`
 */
export function readDiagram(window: LogWindow): Diagram | undefined {
  const start = parseCause(window.text(0)?.slice(ERROR.length) ?? "");
  const causes = start === undefined ? [] : [start];
  let isHelp = false;
  let offset = 1;
  for (; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || (text === "" ? causes.length > 0 : !text.startsWith("  "))) break;
    const cause = parseCause(text);
    isHelp ||= text.startsWith(HELP);
    if (cause !== undefined) causes.push(cause);
    else if (!isHelp && causes.length > 0) extend(causes, text.replace(BAR, "").trim());
  }
  return causes.length === 0 ? undefined : { causes, to: offset };
}

function parseCause(text: string): string | undefined {
  return CAUSE.exec(text)?.[1]?.trim();
}

function extend(causes: string[], text: string): void {
  const last = causes.pop() ?? "";
  if (text === "") causes.push(last);
  else causes.push(INSIDE_WORD.test(last) ? last + text : `${last} ${text}`);
}
