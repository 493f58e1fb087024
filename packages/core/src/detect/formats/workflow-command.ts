import type { Severity } from "../../model/problem.ts";
import type { PathClaim } from "./format.ts";
import { claim } from "./place.ts";

/** A message that a step asked the runner to show. */
export interface WorkflowCommand {
  level: Severity;
  message: string;
  title?: string;
  place?: PathClaim;
}

const PROPERTY = /^ *(file|line|endLine|col|endColumn|column|title)=(.*)$/s;
const LEVELS: readonly Severity[] = ["error", "warning"];

/** What a command reports that no runner has turned into a marker, told without reading the rest of it. */
export function commandLevel(text: string): Severity | undefined {
  const line = text.trimStart();
  return line.startsWith("::")
    ? LEVELS.find((name) => line.startsWith(`${name} `, 2) || line.startsWith(`${name}::`, 2))
    : undefined;
}

/** Reads a command that no runner has turned into a marker: `::error file=src/cart.ts,line=3,col=7::broken%0Amore`. */
export function parseCommand(text: string): WorkflowCommand | undefined {
  const line = text.trimStart();
  const level = commandLevel(line);
  if (level === undefined) return undefined;
  const start = level.length + 2;
  const end = line.indexOf("::", start);
  if (end === -1) return undefined;
  const properties = parseProperties(line.slice(start, end).trim());
  const command: WorkflowCommand = { level, message: unescapeData(line.slice(end + 2)).trimEnd() };
  const title = properties.get("title");
  const place = toPlace(properties);
  if (title !== undefined) command.title = title;
  if (place !== undefined) command.place = place;
  return command;
}

/** Many reporters do not escape the commas of a title: what does not begin with a key belongs to the value before it. */
function parseProperties(text: string): Map<string, string> {
  const properties = new Map<string, string>();
  let last: string | undefined;
  for (const property of text.split(",")) {
    const [, key, value = ""] = PROPERTY.exec(property) ?? [];
    if (key !== undefined) properties.set((last = key), unescapeProperty(value));
    else if (last !== undefined)
      properties.set(last, `${properties.get(last) ?? ""},${unescapeProperty(property)}`);
  }
  return properties;
}

function toPlace(properties: ReadonlyMap<string, string>): PathClaim | undefined {
  const path = properties.get("file");
  if (path === undefined || path === "") return undefined;
  const place = claim(
    path,
    toNumber(properties.get("line")) ?? 0,
    toNumber(properties.get("col") ?? properties.get("column")),
  );
  const endLine = toNumber(properties.get("endLine"));
  const endColumn = toNumber(properties.get("endColumn"));
  if (endLine !== undefined) place.endLine = endLine;
  if (endColumn !== undefined) place.endColumn = endColumn;
  return place;
}

function toNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

function unescapeData(text: string): string {
  return text
    .replaceAll(/%0D%0A|%0A/gi, "\n")
    .replaceAll(/%0D/gi, "\r")
    .replaceAll("%25", "%");
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll(/%3A/gi, ":").replaceAll(/%2C/gi, ","));
}
