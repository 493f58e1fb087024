import { z } from "zod";
import type { Finding, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";
import { withoutLink } from "./link.ts";

const LINE =
  /^\d{10,16} (?:(ERROR|WARNING) ("(?:\\.|[^"\\])*") (\d{1,9}):(\d{1,9}) |(FAILURE) )("(?:\\.|[^"\\])*")$/s;
const VERBOSE = /^\d{10,16} (\{"type":"(?:ERROR|WARNING)",.*\})$/s;

const position = z.object({ line: z.number().int(), character: z.number().int() });
const diagnostic = z.object({
  type: z.enum(["ERROR", "WARNING"]),
  filename: z.string(),
  start: position,
  end: position,
  message: z.string(),
  code: z.union([z.number(), z.string()]).optional(),
});

/** Reads `1795215885139 ERROR "src/App.svelte" 10:22 "Cannot find name 'nope'."` and its verbose form, JSON from 0. */
export function readMachine(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  const finding = parseLine(text) ?? parseVerbose(text);
  return finding === undefined ? undefined : { from: 0, to: 1, findings: [finding] };
}

function parseLine(text: string): Finding | undefined {
  const [, level, file, line, column, failure, quoted = ""] = LINE.exec(text) ?? [];
  const message = unquoted(quoted);
  if (message === undefined) return undefined;
  if (failure !== undefined) return { severity: "error", message };
  const place = claim(unquoted(file ?? "") ?? "", Number(line), Number(column));
  return { severity: level === "ERROR" ? "error" : "warning", ...withoutLink(message), place };
}

function parseVerbose(text: string): Finding | undefined {
  const read = diagnostic.safeParse(fromJson(VERBOSE.exec(text)?.[1] ?? "")).data;
  if (read === undefined) return undefined;
  const { filename, start, end, code } = read;
  const place = {
    ...claim(filename, start.line + 1, start.character + 1),
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
  const finding: Finding = {
    severity: read.type === "ERROR" ? "error" : "warning",
    ...withoutLink(read.message),
    place,
  };
  return typeof code === "number" && code > 0 ? { ...finding, code: `TS${code}` } : finding;
}

function unquoted(text: string): string | undefined {
  const value = fromJson(text);
  return typeof value === "string" ? value : undefined;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
