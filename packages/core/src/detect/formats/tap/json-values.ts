import { stripEscapes } from "../../../logs/clean.ts";

/**
 * Values of a block that is one line of JSON, which Deno writes, those of inner objects beside the others:
 * `{"message":"TypeError: no order","severity":"fail","at":{"file":"./cart_test.ts","line":3}}`.
 */
export function readJsonValues(lines: readonly string[]): ReadonlyMap<string, string> | undefined {
  const text = lines.length === 1 ? (lines[0]?.trim() ?? "") : "";
  if (!text.startsWith("{") || !text.endsWith("}")) return undefined;
  try {
    return new Map(toEntries(JSON.parse(text)));
  } catch {
    return undefined;
  }
}

function toEntries(value: unknown): [string, string][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]): [string, string][] => {
    if (typeof each === "object") return Object.entries(each ?? {}).flatMap(toEntry);
    return toEntry([key, each]);
  });
}

function toEntry([key, value]: [string, unknown]): [string, string][] {
  if (typeof value === "string") return [[key, stripEscapes(value)]];
  return typeof value === "number" ? [[key, String(value)]] : [];
}
