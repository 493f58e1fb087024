import type { LogFormat, LogWindow, Match } from "../format.ts";

const READING = /^Reading config file '.{1,400}'$/;
const ERROR = /^Error {2}(\S.*)$/s;
const MAX_ABOVE = 6;
const MAX_LINES = 20;

/** What Drizzle Kit says of its configuration and schema, below the line that names the configuration file. */
export const drizzleKit: LogFormat = { id: "drizzle-kit", title: "Drizzle Kit", glance: ["Error  "], read };

/** `Error  No schema files found for path config ['./schema.ts']`, perhaps with more such lines below. */
function read(window: LogWindow): Match | undefined {
  if (!ERROR.test(window.text(0) ?? "") || !isBelowConfig(window)) return undefined;
  const lines: string[] = [];
  for (; lines.length < MAX_LINES;) {
    const said = ERROR.exec(window.text(lines.length)?.trimEnd() ?? "")?.[1];
    if (said === undefined) break;
    lines.push(said);
  }
  return { from: 0, to: lines.length, findings: [{ severity: "error", message: lines.join("\n") }] };
}

function isBelowConfig(window: LogWindow): boolean {
  for (let offset = -1; offset >= -MAX_ABOVE; offset--)
    if (READING.test(window.text(offset)?.trimEnd() ?? "")) return true;
  return false;
}
