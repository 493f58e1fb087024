import type { Level } from "../../model/log.ts";
import { closeCutJson } from "./close-cut-json.ts";
import { levelOfLetter, levelOfNumber, levelOfWord } from "../level.ts";

/** One line of a logger that writes JSON. */
export interface JsonRecord {
  message: string;
  level?: Level;
  timestamp?: string;
  /** The stack of the error the record tells of, as it was printed. */
  stack?: string;
  /** The process that wrote it, where the record tells. */
  stream?: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** Paths into a record; a name with dots may also be one key, as ECS writes it. */
const MESSAGE = [
  "msg",
  "message",
  "event",
  "short_message",
  "@m",
  "@mt",
  "Message",
  "RenderedMessage",
  "MessageTemplate",
  "MESSAGE",
  "fields.message",
  "body",
  "log",
];
const LEVEL = [
  "level",
  "severity",
  "log.level",
  "levelname",
  "level_name",
  "lvl",
  "loglevel",
  "@l",
  "Level",
  "LogLevel",
  "PRIORITY",
];
/** Where MongoDB keeps the letter of its level. */
const LETTER = "s";
const TIME = [
  "time",
  "timestamp",
  "@timestamp",
  "ts",
  "asctime",
  "datetime",
  "date",
  "@t",
  "timeMillis",
  "Timestamp",
  "__REALTIME_TIMESTAMP",
  "t.$date",
];
/** What journald calls the process. */
const IDENTIFIER = ["SYSLOG_IDENTIFIER", "_COMM"];
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
  "exception.stackTrace",
  "stackTrace",
  "Exception",
  "errorVerbose",
  "@x",
  "attr.error.errmsg",
  "attr.message",
];
const MICROSECONDS = /^\d{16}$/;
const DIGITS = /^\d{1,3}$/;
const FIRST_MILLISECONDS = 1e11;
/** Later times are in microseconds: no calendar reaches so far otherwise. */
const FIRST_MICROSECONDS = 1e14;
const LAST_MILLISECONDS = 8.64e15;
/** A tool's report about a place in a file is no record of a logger. */
const FILES = ["file", "filename", "path"];

/**
 * Reads what pino, winston, bunyan, zap, logrus, log4j, structlog, MongoDB, ECS loggers and docker's json-file write:
 * `{"level":50,"time":1795165262123,"msg":"boom","err":{"stack":"Error: boom\n    at main (src/a.js:1:2)"}}`.
 * Undefined for JSON that is no such record.
 */
export function readJsonRecord(line: string): JsonRecord | undefined {
  const record = readRecord(line);
  const inner = record?.message.startsWith("{") === true ? readRecord(record.message) : undefined;
  return inner === undefined ? record : { ...record, ...inner };
}

function readRecord(line: string): JsonRecord | undefined {
  const fields = parseFields(line);
  const message = fields === undefined ? undefined : firstText(fields, MESSAGE);
  if (fields === undefined || message === undefined) return undefined;
  const level = readLevel(fields);
  const timestamp = readTime(fields);
  if (level === undefined && timestamp === undefined) return undefined;
  if (timestamp === undefined && isReport(fields)) return undefined;
  const stack = firstText(fields, STACK);
  const stream = firstText(fields, IDENTIFIER);
  return {
    message,
    ...(stream === undefined ? {} : { stream }),
    ...(level === undefined ? {} : { level }),
    ...(timestamp === undefined ? {} : { timestamp }),
    ...(stack === undefined || stack === "" || stack === message ? {} : { stack }),
  };
}

/** `{"file":"shop.py","line":3,"message":"Incompatible types","severity":"error"}` */
function isReport(fields: Fields): boolean {
  return typeof fields["line"] === "number" && FILES.some((file) => typeof fields[file] === "string");
}

function parseFields(line: string): Fields | undefined {
  const text = line.trim();
  if (!text.startsWith("{") || !text.endsWith("}")) return undefined;
  return (
    parseObject(text) ??
    closeCutJson(text)
      .map(parseObject)
      .find((fields) => fields !== undefined)
  );
}

function parseObject(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function readLevel(fields: Fields): Level | undefined {
  for (const path of LEVEL) {
    const value = valueAt(fields, path);
    const level =
      typeof value === "number" || DIGITS.test(String(value))
        ? levelOfNumber(Number(value))
        : levelOfWord(typeof value === "string" ? value : "");
    if (level !== undefined) return level;
  }
  const letter = fields[LETTER];
  return typeof letter === "string" ? levelOfLetter(letter) : undefined;
}

/** Times in numbers are seconds or milliseconds since 1970. */
function readTime(fields: Fields): string | undefined {
  for (const path of TIME) {
    const value = valueAt(fields, path);
    const number = typeof value === "string" && MICROSECONDS.test(value) ? Number(value) : value;
    if (typeof number === "string" && number !== "") return number;
    const time = typeof number === "number" ? timeOfNumber(number) : undefined;
    if (time !== undefined) return time;
  }
  return undefined;
}

function timeOfNumber(number: number): string | undefined {
  const scaled = number < FIRST_MILLISECONDS ? number * 1000 : number;
  const milliseconds = scaled < FIRST_MICROSECONDS ? scaled : scaled / 1000;
  if (!(milliseconds >= 0 && milliseconds <= LAST_MILLISECONDS)) return undefined;
  return new Date(milliseconds).toISOString();
}

function firstText(fields: Fields, paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const value = valueAt(fields, path);
    if (typeof value === "string") return value;
    if (Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === "string"))
      return value.join("\n");
  }
  return undefined;
}

function valueAt(fields: Fields, path: string): unknown {
  if (Object.hasOwn(fields, path)) return fields[path];
  const dot = path.indexOf(".");
  if (dot === -1) return undefined;
  const inner = valueAt(fields, path.slice(0, dot));
  return isFields(inner) ? valueAt(inner, path.slice(dot + 1)) : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
