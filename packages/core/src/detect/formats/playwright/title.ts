import type { LogWindow, PathClaim } from "../format.ts";
import { parsePlace } from "../place.ts";

/** The headline of a failed test. */
export interface Title {
  /** Where the test is declared. */
  place: PathClaim;
  /** Suites, test, and the steps in which it failed. */
  names: string[];
}

/** What the summary says about a failed test. */
export interface Outcome {
  names: string[];
  /** Whether a later attempt passed. */
  isFlaky: boolean;
}

const HEADLINE = /^ {0,2}\d{1,6}\) (\S.*)$/;
const SECTION = /^ {2}\d{1,6} (\w+(?: \w+)*)$/;
const SEPARATOR = " › ";
const AHEAD = 500;

/** Reads `  1) [chromium] › tests/cart.spec.ts:10:3 › total › counts quantities ─────`. */
export function parseTitle(text: string): Title | undefined {
  const name = text.includes(SEPARATOR) ? HEADLINE.exec(text)?.[1] : undefined;
  return name === undefined ? undefined : parseNames(name);
}

/** Reads a headline without its number: `[chromium] › tests/cart.spec.ts:10:3 › total › counts quantities ─────`. */
export function parseNames(text: string): Title | undefined {
  const parts = withoutRule(text).split(SEPARATOR);
  const [first = ""] = parts;
  const [file = "", ...names] = first.startsWith("[") && first.endsWith("]") ? parts.slice(1) : parts;
  const place = parsePlace(file);
  return place?.column === undefined || names.length === 0 ? undefined : { place, names };
}

function withoutRule(text: string): string {
  let end = text.trimEnd().length;
  while (text[end - 1] === "─") end -= 1;
  return text.slice(0, end).trimEnd();
}

/** Looks for the test in the summary below the report, which names no steps: `    tests/cart.spec.ts:10:3 › total › counts quantities`. */
export function findOutcome(window: LogWindow, from: number, title: Title): Outcome | undefined {
  let section = "";
  for (let offset = from; offset < AHEAD; offset++) {
    const text = window.text(offset);
    if (text === undefined) return undefined;
    section = SECTION.exec(text.trimEnd())?.[1] ?? section;
    const other = section !== "" && text.startsWith("    ") ? parseNames(text.trim()) : undefined;
    if (other !== undefined && isSame(other, title))
      return { names: other.names, isFlaky: section === "flaky" };
  }
  return undefined;
}

function isSame(a: Title, b: Title): boolean {
  return (
    a.place.path === b.place.path &&
    a.place.line === b.place.line &&
    a.names.every((name, index) => b.names[index] === name)
  );
}
