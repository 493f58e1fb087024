import { z } from "zod";
import type { Level } from "../../model/log.ts";
import { levelOfNumber, levelOfWord } from "../level.ts";

/** One line of a logger that writes JSON. */
export interface JsonRecord {
  message: string;
  level?: Level;
  timestamp?: string;
  /** The stack of the error the record tells of, as it was printed. */
  stack?: string;
}

const Fields = z.record(z.string(), z.unknown());
type Fields = z.infer<typeof Fields>;

/** Paths into a record; a name with dots may also be one key, as ECS writes it. */
const MESSAGE = ["msg", "message", "event", "short_message", "@m", "@mt", "log"];
const LEVEL = ["level", "severity", "log.level", "levelname", "lvl", "loglevel", "@l"];
const TIME = ["time", "timestamp", "@timestamp", "ts", "asctime", "datetime", "date", "@t", "timeMillis"];
const STACK = [
  "stack",
  "err.stack",
  "error.stack",
  "error.stack_trace",
  "stack_trace",
  "stacktrace",
  "exception.stacktrace",
  "exception",
  "exc_info",
  "thrown.extendedStackTrace",
  "errorVerbose",
  "@x",
];
const FIRST_MILLISECONDS = 1e11;
const LAST_MILLISECONDS = 8.64e15;

/**
 * Reads what pino, winston, bunyan, zap, logrus, log4j, structlog, ECS loggers and docker's json-file write:
 * `{"level":50,"time":1795165262123,"msg":"boom","err":{"stack":"Error: boom\n    at main (src/a.js:1:2)"}}`.
 * Undefined for JSON that is no such record.
 */
export function readJsonRecord(line: string): JsonRecord | undefined {
  const fields = parseFields(line);
  const message = fields === undefined ? undefined : firstText(fields, MESSAGE);
  if (fields === undefined || message === undefined) return undefined;
  const level = readLevel(fields);
  const timestamp = readTime(fields);
  if (level === undefined && timestamp === undefined) return undefined;
  const stack = firstText(fields, STACK);
  return {
    message,
    ...(level === undefined ? {} : { level }),
    ...(timestamp === undefined ? {} : { timestamp }),
    ...(stack === undefined || stack === "" || stack === message ? {} : { stack }),
  };
}

function parseFields(line: string): Fields | undefined {
  const text = line.trim();
  if (!text.startsWith("{") || !text.endsWith("}")) return undefined;
  try {
    return Fields.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function readLevel(fields: Fields): Level | undefined {
  for (const path of LEVEL) {
    const value = valueAt(fields, path);
    const level =
      typeof value === "number" ? levelOfNumber(value) : levelOfWord(typeof value === "string" ? value : "");
    if (level !== undefined) return level;
  }
  return undefined;
}

/** Times in numbers are seconds or milliseconds since 1970. */
function readTime(fields: Fields): string | undefined {
  for (const path of TIME) {
    const value = valueAt(fields, path);
    if (typeof value === "string" && value !== "") return value;
    if (typeof value !== "number") continue;
    const milliseconds = value < FIRST_MILLISECONDS ? value * 1000 : value;
    if (milliseconds >= 0 && milliseconds <= LAST_MILLISECONDS) return new Date(milliseconds).toISOString();
  }
  return undefined;
}

function firstText(fields: Fields, paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const value = valueAt(fields, path);
    if (typeof value === "string") return value;
  }
  return undefined;
}

function valueAt(fields: Fields, path: string): unknown {
  if (Object.hasOwn(fields, path)) return fields[path];
  const dot = path.indexOf(".");
  if (dot === -1) return undefined;
  const inner = Fields.safeParse(valueAt(fields, path.slice(0, dot))).data;
  return inner === undefined ? undefined : valueAt(inner, path.slice(dot + 1));
}
