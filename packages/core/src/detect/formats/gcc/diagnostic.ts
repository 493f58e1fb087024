import type { Finding, LogWindow, Match, PathClaim } from "../format.ts";
import { parseEitherPlace } from "../paren-place.ts";
import { parsePlaceLine } from "../place-line.ts";

const SOURCE =
  /\.(?:c|cc|cpp|cxx|c\+\+|cu|h|hh|hpp|hxx|h\+\+|inc|inl|ipp|tcc|tpp|m|mm|ino|s|S|l|y|ll|yy|f|f90|F90|f95|f03|f08|adb|ads|d)$/;
const HEAD = /^(fatal error|error|warning|runtime error|style|performance|portability): (\S.*)$/;
/** The option of a compiler, the check of clang-tidy (`modernize-use-nullptr`), the id of Cppcheck (`nullPointer`). */
const CODE = /^(.*\S) \[(-[\w+=#,-]+|[a-z\d]+[-.][\w.,-]+|(?:[a-z]{6,40}|[a-z]{1,40}[A-Z]\w{1,60}))\]$/;
/** What `configure` tries out: the log of its probes tells of their errors. */
const PROBE = /(?:^|\/)conftest\.\w{1,4}$/;
const WARNING_AS_ERROR = /,-warnings-as-errors$/;
/** Of nvcc, of Clang for Visual Studio: `src/cart.cu(12): error: `, `cart.cu(3): warning #177-D: `. */
const PAREN =
  /^([^()]{1,400}\(\d{1,9}(?:,\d{1,9})?\)) ?: (fatal error|error|warning)(?: #([\w-]+))?: (\S.*)$/;
const GUTTER = /^ {2}[ \d]*\|(?: |$)/;
const MARKS = /^[ \t]*[~^][ ~^]*$/;
const MAX_LINES = 400;

/**
 * Reads `src/cart.c:12:5: error: ‘total’ undeclared (first use in this function)`, the code below and the notes that follow.
 * The option that turns a warning on is its code.
 */
export function readDiagnostic(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const line = parsePlaceLine(text);
  if (line?.isExact !== true || !SOURCE.test(line.place.path)) return readParen(window, text);
  const [, level, said] = HEAD.exec(line.text) ?? [];
  if (level === undefined || said === undefined) return undefined;
  return toMatch(window, { level, said, place: line.place });
}

function readParen(window: LogWindow, text: string): Match | undefined {
  const [, where = "", level, number, said] = PAREN.exec(text) ?? [];
  const place = parseEitherPlace(where);
  if (level === undefined || said === undefined || place === undefined || !SOURCE.test(place.path))
    return undefined;
  return toMatch(window, { level, said: number === undefined ? said : `${said} [${number}]`, place });
}

interface Diagnostic {
  level: string;
  said: string;
  place: PathClaim;
}

function toMatch(window: LogWindow, { level, said, place }: Diagnostic): Match {
  const [, message = said.trimEnd(), code] = CODE.exec(said.trimEnd()) ?? [];
  const severity = level.endsWith("error") ? "error" : "warning";
  if (PROBE.test(place.path)) return { from: 0, to: blockEnd(window), findings: [] };
  const finding: Finding = { severity, message, place };
  if (code !== undefined) finding.code = code.replace(/^-Werror=/, "-W").replace(WARNING_AS_ERROR, "");
  return { from: 0, to: blockEnd(window), findings: [finding] };
}

/** Code frames, notes and their frames belong to the message. */
function blockEnd(window: LogWindow): number {
  let offset = 1;
  while (offset < MAX_LINES) {
    const text = window.text(offset);
    if (text === undefined) break;
    if (GUTTER.test(text) || isNote(text)) offset += 1;
    else if (MARKS.test(window.text(offset + 1) ?? "")) offset += 2;
    else if (MARKS.test(text)) offset += 1;
    else break;
  }
  return offset;
}

function isNote(text: string): boolean {
  return text.includes(": note: ") && parsePlaceLine(text)?.text.startsWith("note: ") === true;
}
