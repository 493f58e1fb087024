import { stripEscapes } from "../clean.ts";
import { readPrefix } from "../prefixes/read-prefix.ts";
import type { StreamPrefix } from "../prefixes/prefix.ts";
import type { Peeled } from "./envelope.ts";
import { leadingTime } from "./iso-time.ts";
import { readJsonRecord, type JsonRecord } from "./json-record.ts";

/** A stack with a source map in it may be long; no one reads on. */
const MOST_LINES = 256;
const LONGEST_LEAD = 300;

/**
 * The lines that a logger's record stands for, whichever carrier and process it is in: the message, and the stack below it:
 * `web-1  | {"level":50,"time":1795165262123,"msg":"boom","stack":"Error: boom\n    at main (src/a.js:1:2)"}`.
 * Undefined for any other line.
 */
export function readCarriedRecord(peeled: Peeled): readonly Peeled[] | undefined {
  const brace = peeled.text.indexOf("{");
  if (brace === -1 || brace > LONGEST_LEAD) return undefined;
  const lead = brace === 0 ? {} : readLead(peeled.text, brace);
  const record = lead === undefined ? undefined : readJsonRecord(peeled.text.slice(brace));
  if (record === undefined) return undefined;
  const { level, timestamp, stream = lead?.stream } = record;
  const own = {
    ...(level === undefined ? {} : { level }),
    ...(timestamp === undefined ? {} : { timestamp }),
    ...(stream === undefined ? {} : { stream }),
  };
  return linesOf(record).map((text) => ({ ...peeled, ...own, text: stripEscapes(text) }));
}

function linesOf({ message, stack }: JsonRecord): string[] {
  const text = stack === undefined ? message : `${message}\n${stack}`;
  return text.replace(/\r?\n$/, "").split("\n", MOST_LINES);
}

/** The process that what stands before a record names; undefined where it is anything else. */
function readLead(text: string, brace: number): { stream?: string } | undefined {
  const outer = readPrefix(text);
  const prefix = [outer?.inner, outer].find(
    (each): each is StreamPrefix => each !== undefined && each.length <= brace,
  );
  const rest = text.slice(prefix?.length ?? 0, brace).trim();
  if (rest !== "" && leadingTime(rest) !== rest) return undefined;
  return prefix === undefined ? {} : { stream: prefix.key };
}
