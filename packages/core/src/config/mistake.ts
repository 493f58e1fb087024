import { hideTokens } from "./token.ts";

/** Where in the data: `["ignore", 1, "tool"]`. */
export type Path = readonly (string | number)[];

/** 1-based; columns count UTF-16 units. */
export interface Position {
  line: number;
  column: number;
}

/** One wrong key or value of a configuration file. */
export interface Mistake extends Position {
  path: Path;
  /** What is wrong, and what is allowed. */
  message: string;
}

/**
 * One line: `hephaestus.yaml:2:20 log.threshold_level: "warn" is not allowed, expected debug, info, warning, error, fatal`.
 * Never holds a control character or a secret of a well-known kind.
 */
export function formatMistake(mistake: Mistake, file: string): string {
  const key = mistake.path.length === 0 ? "" : `${formatPath(mistake.path)}: `;
  const text = hideTokens(key + mistake.message).replace(/\p{Cc}/gu, "\uFFFD");
  return `${file}:${mistake.line}:${mistake.column} ${text}`;
}

/** `ignore[1].tool`; a key that is no plain word is quoted: `log."a b"`. */
function formatPath(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    const word = /^[\w-]{1,64}$/.test(step) ? step : JSON.stringify(shorten(step));
    return text === "" ? word : `${text}.${word}`;
  }, "");
}

/** A value as it is quoted in a message: short, and what it is rather than what is in it when it is not a single value. */
export function describeValue(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(shorten(hideTokens(value)));
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint")
    return String(value);
  if (Array.isArray(value)) return "a list";
  if (value === null || value === undefined) return "nothing";
  return "a group of keys";
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
