import { printedCode, parseErrorHead } from "../error-head.ts";
import type { Finding, LogWindow, PathClaim } from "../format.ts";
import { readStackFailure } from "../stack-failure.ts";
import { readMarkedSource } from "./marked-source.ts";

/** The lines below the title of a failed test. */
export interface Body {
  lines: string[];
  /** Offset of the first entry after it. */
  to: number;
}

const INDENT = "  ";
const MAX_LINES = 480;
const FILE_FAILED = "test failed";
const FILE = /\.\w{1,5}$/;
const SUBTESTS = /^\d{1,6} subtests? failed$/;

/** Reads the lines that are indented below a title. Those of a message may be empty. */
export function readBody(window: LogWindow, from: number): Body {
  const lines: string[] = [];
  let to = from;
  for (let offset = from; offset < from + MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || (text.trim() !== "" && !text.startsWith(INDENT))) break;
    lines.push(text.slice(INDENT.length).trimEnd());
    if (text.trim() !== "") to = offset + 1;
  }
  return { lines: lines.slice(0, to - from), to };
}

/**
 * Reads an error as Node inspects it: `AssertionError [ERR_ASSERTION]: 3 == 9`, stack, properties; a thrown string stands in quotes.
 * `test` is where the test is declared; a file's process, also that of a folder, is declared in what it is named after.
 * In one process with the runner (`--test-isolation=none`), above the error of a file that cannot be loaded stands its marked code.
 * A file whose process failed has said why before, unless it was silent; a suite whose tests failed says nothing.
 */
export function readFailure(
  lines: readonly string[],
  title: string,
  test: PathClaim | undefined,
  isSilent: boolean,
): Finding | undefined {
  const source = readMarkedSource(lines);
  const { message: printed, frames, place: thrown, code: name } = readStackFailure(source?.below ?? lines);
  const message = withoutQuotes(withoutBrackets(printed));
  if (SUBTESTS.test(message)) return undefined;
  const isFile = FILE.test(title) || test?.path === title;
  const finding: Finding = { severity: "error", message };
  const property = lines.find((line) => line.startsWith("    code: '") || line.startsWith("  code: '"));
  const code = parseErrorHead(printed)?.code ?? printedCode(property ?? "") ?? name;
  const place = source?.place ?? thrown ?? test ?? (isFile ? { path: title, line: 1 } : undefined);
  if (code !== undefined) finding.code = code;
  if (place !== undefined) finding.place = place;
  if (frames.length > 0) finding.frames = frames;
  return message === FILE_FAILED && isFile && !isSilent ? { ...finding, consequence: true } : finding;
}

/** Whether it is a file's process that failed, not a test. */
export function isFileFailure({ message }: Finding): boolean {
  return message === FILE_FAILED;
}

/** An error without a stack is inspected in brackets, above its properties: `[AggregateError: All failed] {`. */
function withoutBrackets(printed: string): string {
  const [first = ""] = printed.split("\n", 1);
  return first.startsWith("[") && first.endsWith("] {") ? first.slice(1, -"] {".length) : printed;
}

function withoutQuotes(text: string): string {
  return isQuoted(text) ? text.slice(1, -1) : text;
}

function isQuoted(text: string): boolean {
  return text.length > 2 && /^['"`]/.test(text) && text.endsWith(text.charAt(0));
}
