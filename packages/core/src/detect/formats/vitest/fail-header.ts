import type { PathClaim } from "../format.ts";
import { parsePlace } from "../place.ts";

/** What a `FAIL` line names. */
export interface FailHeader {
  /** The test file, with the line of the test where Vitest tells it. */
  file: PathClaim;
  /** Suites and test; undefined when the file itself failed. */
  test?: string;
}

const LABEL = "FAIL ";
const SEPARATOR = " > ";
const ATTEMPT = /^(?:initial run|\d+(?:st|nd|rd|th) re(?:try|peat)(?: of \d+(?:st|nd|rd|th) repeat)?)$/;

/**
 * Reads the headline of a failed test or suite:
 * ` FAIL  |unit| test/cart.test.ts > total > counts quantities`,
 * ` FAIL  suites/missing.test.ts [ suites/missing.test.ts ]`.
 */
export function parseFailHeader(text: string): FailHeader | undefined {
  const label = text.trimStart();
  if (!label.startsWith(LABEL)) return undefined;
  const name = withoutProject(withoutFile(label.slice(LABEL.length).trim()));
  const [first = "", ...rest] = name.split(SEPARATOR);
  const file = parseFile(first);
  if (file === undefined) return undefined;
  return rest.length === 0 ? { file } : { file, test: withoutAttempts(rest.join(SEPARATOR)) };
}

/** A suite's headline repeats the file at its end, in brackets. */
function withoutFile(text: string): string {
  const open = text.endsWith(" ]") ? text.lastIndexOf(" [ ") : -1;
  return open === -1 ? text : text.slice(0, open);
}

/** The project's name stands between bars, or, where it is coloured, alone before the file. */
function withoutProject(text: string): string {
  if (text.startsWith("|")) return text.slice(text.indexOf("|", 1) + 1).trimStart();
  const [file = ""] = text.split(SEPARATOR, 1);
  const wide = file.indexOf("  ");
  if (wide > 0 && !/[./\\]/.test(file.slice(0, wide))) return text.slice(wide).trimStart();
  const [first = "", ...rest] = file.split(" ");
  return rest.length > 0 && /^[^./\\]+$/.test(first) ? text.slice(first.length).trimStart() : text;
}

function parseFile(text: string): PathClaim | undefined {
  const { path, line } = parsePlace(text) ?? { path: text, line: 1 };
  return /\.\w+$/.test(path) ? { path, line } : undefined;
}

/** `retries (initial run, 1st retry)`: Vitest 5 says in which attempts an error occurred. */
function withoutAttempts(name: string): string {
  const open = name.endsWith(")") ? name.lastIndexOf(" (") : -1;
  if (open === -1) return name;
  const attempts = name.slice(open + 2, -1).split(", ");
  return attempts.every((attempt) => ATTEMPT.test(attempt)) ? name.slice(0, open) : name;
}
