import { leadingTime } from "../envelopes/iso-time.ts";
import type { StreamPrefix } from "./prefix.ts";
import { PREFIXES } from "./table.ts";

const LONGEST_TIME = 40;
/** Only Earthly and moon indent: `      +test | text`, ` money:test | text`. */
const FIRST_CHARACTER = /^(?:[\w@.[/➤#+]| {1,60}(?:\+|\.{1,2}\/|[A-Za-z][\w.-]{0,99}:[a-z][\w-]{0,60} \|))/u;

/** The prefix a text may begin with, and one inside it; other lines must confirm that they are prefixes. */
export function readPrefix(text: string): StreamPrefix | undefined {
  const outer = readOne(text);
  return outer === undefined ? undefined : withInner(outer, text);
}

/** Adds the prefix that may follow another, and its time: `web-1  | @shop/web:build: text`. */
export function withInner(outer: StreamPrefix, text: string): StreamPrefix {
  const time = leadingTime(text.slice(outer.length, outer.length + LONGEST_TIME));
  const start = outer.length + (time === undefined ? 0 : time.length + 1);
  const inner = readOne(text.slice(start));
  if (inner === undefined) return outer;
  return { ...outer, inner: { ...inner, key: `${outer.key}\0${inner.key}`, length: start + inner.length } };
}

function readOne(text: string): StreamPrefix | undefined {
  if (!FIRST_CHARACTER.test(text)) return undefined;
  for (const shape of PREFIXES) {
    const prefix = shape.read(text);
    if (prefix !== undefined) return prefix;
  }
  return undefined;
}
