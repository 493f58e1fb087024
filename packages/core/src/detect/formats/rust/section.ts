import type { Finding, LogWindow, Match, PathClaim } from "../format.ts";
import { parsePlace } from "../place.ts";
import { readRustPanic, type RustPanic } from "../rust-trace.ts";

const HEADER = /^---- (\S.*) stdout ----$/;
const DOC_TEST = /^(.*)\(line (\d{1,9})\)$/;
const NOT_PANICKED = /^note: test did not panic as expected(?: at (.+))?$/;
const RESULT_ERROR = /^Error: (\S.*)$/;
const NOT_AS_MARKED = /^Test (?:executable succeeded|compiled successfully), but it's marked `\w+`\.$/;
const COMPILE_ERROR = /^error(?:\[(\w+)\])?: (\S.*)$/;
const WRONG_PANIC = "note: panic did not contain expected string";
const MAX_LINES = 480;

/** Reads what a failed test printed: `---- cart::tests::totals stdout ----` to the next such line or the list of names. */
export function readSection(window: LogWindow): Match | undefined {
  const name = HEADER.exec(window.text(0) ?? "")?.[1];
  if (name === undefined) return undefined;
  const to = sectionEnd(window);
  const finding = explain(window, name, to);
  const lines = { from: 0, to: lastFilled(window, to) };
  return { from: 0, to, findings: [{ ...finding, test: testName(name), lines }] };
}

/** `cart::tests::nested::panics`; a documentation test is named by its file, item and line. */
export function testName(name: string): string {
  const documented = parseDocumentationTest(name);
  if (documented === undefined) return name.replaceAll("::", " > ");
  return `${documented.item.replaceAll("::", " > ")} (line ${documented.place.line})`;
}

/** `src/cart.rs - cart::total (line 11)` */
function parseDocumentationTest(name: string): { item: string; place: PathClaim } | undefined {
  const dash = name.indexOf(" - ");
  const [, item, line] = DOC_TEST.exec(name.slice(dash + 3)) ?? [];
  return dash === -1 || item === undefined
    ? undefined
    : { item: item.trim(), place: { path: name.slice(0, dash), line: Number(line) } };
}

function explain(window: LogWindow, name: string, to: number): Finding {
  const panic = panicOf(window, name, to);
  const documented = parseDocumentationTest(name);
  const finding: Finding = { severity: "error", message: panic?.message ?? `test ${name} failed` };
  if (panic !== undefined) finding.frames = panic.frames;
  const place = documented === undefined ? panic?.place : documentedPlace(documented.place, panic?.place);
  if (place !== undefined) finding.place = place;
  for (let offset = 1; offset < to; offset++) {
    const text = window.text(offset) ?? "";
    const told = NOT_PANICKED.exec(text);
    if (told !== null) return withPlace({ ...finding, message: text }, told[1] ?? "");
    if (text.startsWith(WRONG_PANIC)) return { ...finding, message: text };
    if (panic !== undefined) continue;
    if (RESULT_ERROR.test(text) || NOT_AS_MARKED.test(text)) return { ...finding, message: text };
    if (documented !== undefined && text.startsWith("error"))
      return { ...finding, ...compileError(window, offset), ...placed(place) };
  }
  return finding;
}

/** Only new versions tell the line of the file; others count from the start of the example. */
function documentedPlace(documented: PathClaim, panicked: PathClaim | undefined): PathClaim {
  const isOfFile = panicked?.path === documented.path && panicked.line >= documented.line;
  return isOfFile ? panicked : documented;
}

/** An example that does not compile is told by the compiler. */
function compileError(window: LogWindow, offset: number): Partial<Finding> {
  const [, code, message] = COMPILE_ERROR.exec(window.text(offset) ?? "") ?? [];
  if (message === undefined) return {};
  return code === undefined ? { message } : { message, code };
}

function placed(place: PathClaim | undefined): Pick<Finding, "place"> {
  return place === undefined ? {} : { place };
}

/** The last panic of the test's own thread counts, since those before were caught, else the last of any. */
function panicOf(window: LogWindow, name: string, to: number): RustPanic | undefined {
  let own: RustPanic | undefined;
  let last: RustPanic | undefined;
  for (let offset = 1; offset < to; offset++) {
    last = readRustPanic(window.text, offset) ?? last;
    if (last?.thread === name) own = last;
  }
  return own ?? last;
}

function withPlace(finding: Finding, text: string): Finding {
  const place = parsePlace(text);
  return place === undefined ? finding : { ...finding, place };
}

function sectionEnd(window: LogWindow): number {
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || text === "failures:" || HEADER.test(text)) return offset;
  }
  return MAX_LINES;
}

function lastFilled(window: LogWindow, to: number): number {
  let last = to - 1;
  while (last > 0 && window.text(last) === "") last -= 1;
  return last;
}
