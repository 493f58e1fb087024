import type { LogEntry } from "../../../model/log.ts";
import type { Finding, LogWindow, Match } from "../format.ts";
import { lookOnce } from "../look-once.ts";
import { parseCommand } from "../workflow-command.ts";
import { isComplaint } from "./category.ts";
import { parseHeader } from "./header.ts";

const MAX_AHEAD = 500;
const MESSAGE_OFFSET = 2;
/** Lines of longer messages and blank ones between annotations and diagnostics. */
const MOST_BETWEEN = 12;
const LEVELS = ["error", "warning", "notice"] as const;

/**
 * Reads `::error title=lint/style/useConst,file=src/cart.ts,line=10,endLine=10,col=3,endColumn=6::This let …`.
 * Below its annotations Biome shows the diagnostics themselves: those are the findings, then.
 */
export function readAnnotation(window: LogWindow, previous: Match | undefined): Match | undefined {
  const entry = window.at(0);
  if (entry === undefined) return undefined;
  if (isEcho(previous) && isAnnotation(entry)) return echo(window);
  if (entry.marker !== undefined) return isShownBelow(window, entry.text) ? echo(window) : undefined;
  const command = parseCommand(entry.text);
  const code = command?.title;
  if (command?.place === undefined || code === undefined || !isComplaint(code)) return undefined;
  if (isShownBelow(window, command.message)) return echo(window);
  const finding: Finding = { code, severity: command.level, message: command.message, place: command.place };
  return { from: 0, to: 1, findings: [finding] };
}

/** Blank lines stand between some annotations. */
function echo(window: LogWindow): Match {
  let to = 1;
  while (to < MOST_BETWEEN && window.text(to)?.trim() === "") to += 1;
  return { from: 0, to, findings: [] };
}

/** Annotations stand together: where the one above is shown below, this one is as well, maybe beyond the window. */
function isEcho(previous: Match | undefined): boolean {
  return previous?.findings.length === 0;
}

function isAnnotation({ marker, text }: LogEntry): boolean {
  return LEVELS.some((level) => marker === level || text.startsWith(`::${level} title=`));
}

function isShownBelow(window: LogWindow, message: string): boolean {
  const first = message.split("\n", 1)[0]?.trim() ?? "";
  const start = first === "" ? undefined : firstDiagnostic(window);
  if (start === undefined) return false;
  for (let offset = start + MESSAGE_OFFSET; offset < MAX_AHEAD; offset++) {
    const text = window.text(offset);
    if (text === undefined) return false;
    if (text.slice(4).trimEnd() !== first) continue;
    if (parseHeader(window.text(offset - MESSAGE_OFFSET) ?? "")?.place !== undefined) return true;
  }
  return false;
}

/** Where the diagnostics begin: soon after the last of the annotations. Most logs with annotations are not Biome's. */
const firstDiagnostic = lookOnce(MAX_AHEAD, (window) => {
  let others = 0;
  for (let offset = 1; offset < MAX_AHEAD && others <= MOST_BETWEEN; offset++) {
    const entry = window.at(offset);
    if (entry === undefined) return undefined;
    if (entry.marker !== undefined || entry.text.startsWith("::")) continue;
    if (parseHeader(entry.text)?.place !== undefined) return offset;
    others += 1;
  }
  return undefined;
});
