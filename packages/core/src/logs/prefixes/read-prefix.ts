import type { StreamPrefix } from "./prefix.ts";
import { PREFIXES } from "./table.ts";

const FIRST_CHARACTER = /^[\w@.[/➤]/u;

/** The prefix a text may begin with, and one inside it; other lines must confirm that they are prefixes. */
export function readPrefix(text: string): StreamPrefix | undefined {
  const outer = readOne(text);
  return outer === undefined ? undefined : withInner(outer, text);
}

/** Adds the prefix that may follow another: `web-1  | @shop/web:build: text`. */
export function withInner(outer: StreamPrefix, text: string): StreamPrefix {
  const inner = readOne(text.slice(outer.length));
  if (inner === undefined) return outer;
  return {
    ...outer,
    inner: { ...inner, key: `${outer.key}\0${inner.key}`, length: outer.length + inner.length },
  };
}

function readOne(text: string): StreamPrefix | undefined {
  if (!FIRST_CHARACTER.test(text)) return undefined;
  for (const shape of PREFIXES) {
    const prefix = shape.read(text);
    if (prefix !== undefined) return prefix;
  }
  return undefined;
}
