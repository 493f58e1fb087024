import type { Finding, LogWindow, Match } from "../format.ts";
import { blockLines } from "../block-lines.ts";
import { parsePlaceLine } from "../place-line.ts";
import { isListedName, ownTestName } from "./test-name.ts";

/** What stands above a list of failed tests, each in a line. */
const HEAD =
  /^\W{0,12}(?:List of |Summary of )?(?:the )?(?:following )?(?:\d{1,6} )?(?:unexpected )?(?:(?:failed|failing|broken|unsuccessful)(?: unit| regression)? (?:tests?|specs?|test cases?|testcases?|test\(s\)|test scripts?|test files?|scenarios|examples)|tests? (?:that )?(?:failed|failures|with errors|with failures)|tests? which failed|unexpected failures)(?: \(\d{1,6}\))?(?: (?:are|were|is))?\W{0,12}$/i;
/** The same with the names behind it. */
const INLINE =
  /^\W{0,12}(?:[1-9]\d{0,5} )?(?:\w{1,40} )?(?:tests? failed|failed tests?|failing tests|failures on these tests) ?: {0,4}(\S.*)$/i;
/** What may stand above other lists: names below want a mark. */
const LOOSE_HEAD = /^\W{0,4}(?:Failures|Errors|Failed|FAILURES|FAILED): {0,2}$/;
const PLACE_BEHIND = / (?:\(([^\s()]{1,300}:\d{1,9})\)| {0,80}# ([^\s#]{1,300}:\d{1,9}))$/;
/** GHC: `   perf/compiler/T1969.run  T1969 [bad exit code] (normal)`. */
const WITH_REASON = /^ {2,8}\S{1,200} {2}(\S{1,100}) \[(.{1,100})\] \(\S{1,40}\)$/;
/** `    test_asyncio test_ssl`. */
const SEVERAL = /^ {1,12}(?:[\w./-]{0,100}[_./][\w./-]{1,100} {1,4}){1,40}$/;
const RULE = /^(?:[-=~*#_]{3,200})?$/;
const NUMBERED = /^\s{0,8}(\d{1,4})[).:] {1,4}(\S.*)$/;
const BULLET = /^\s{0,12}(?:[-*•>✗✘✖×❌]|FAIL(?:ED)?:?|\[(?:FAIL|FAILED|err|ERROR)\]:?)\s{1,4}(\S.*)$/u;
const NO_REASON = /^(?:stack traceback|Ran \d|-{3,200}$)/;
const MOST_ITEMS = 200;
const MOST_BETWEEN = 40;
const MOST_ABOVE = 3;
const MOST_MESSAGE = 12;

interface Item {
  name: string;
  offset: number;
}

/** Reads `Failed tests:` and the names below it, numbered, with a mark, or further in; or `2 tests failed: basic/int basic/str`. */
export function readFailedList(window: LogWindow): Match | undefined {
  const text = (window.text(0) ?? "").trimEnd();
  if (text.length > 2000) return undefined;
  const inline = INLINE.exec(text)?.[1];
  if (inline !== undefined) return readInline(inline);
  const isLoose = LOOSE_HEAD.test(text);
  if (!isLoose && !isFailedListHead(text)) return undefined;
  const start = firstItem(window);
  const first = window.text(start) ?? "";
  if (isLoose && !BULLET.test(first)) return undefined;
  const items = NUMBERED.test(first) ? numberedItems(window, start) : plainItems(window, start);
  const last = items.at(-1);
  if (last === undefined || !items.every(({ name }) => isListedName(name))) return undefined;
  const ends = items.map((_, index) => items[index + 1]?.offset);
  const findings = items.map((item, index) => readItem(window, item, ends[index]));
  const to = Math.max(last.offset, ...findings.map(({ lines }) => lines.to)) + 1;
  return { from: 0, to, findings };
}

/** Whether a list of failed tests stands below: `Failed tests:`, `The following 3 tests FAILED:`. */
export function isFailedListHead(text: string): boolean {
  return text.length < 160 && HEAD.test(text.trimEnd());
}

function readInline(names: string): Match | undefined {
  const tests = names
    .replace(/\.$/, "")
    .split(/[,\s]\s{0,8}/)
    .filter((name) => name !== "");
  const areNames = tests.every((name) => /^[\w./:#@+-]{2,200}$/.test(name) && /[A-Za-z]/.test(name));
  if (
    tests.length === 0 ||
    tests.length > MOST_ITEMS ||
    !areNames ||
    !/[\W_]|\d|[a-z][A-Z]/.test(tests.join(""))
  )
    return undefined;
  return { from: 0, to: 1, findings: tests.map((test) => ({ severity: "error", message: test, test })) };
}

/** Below empty lines and rules. */
function firstItem(window: LogWindow): number {
  let offset = 1;
  while (offset <= MOST_ABOVE && RULE.test(window.text(offset)?.trim() ?? "x")) offset += 1;
  return offset;
}

function plainItems(window: LogWindow, start: number): Item[] {
  const items: Item[] = [];
  for (let offset = start; items.length < MOST_ITEMS; offset++) {
    const text = window.text(offset) ?? "";
    const names = SEVERAL.test(`${text.trimEnd()} `) ? text.trim().split(/\s{1,8}/) : [itemName(text)];
    if (names.includes(undefined)) break;
    items.push(...names.flatMap((name) => (name === undefined ? [] : [{ name, offset }])));
  }
  return items;
}

/** With a mark before it, further in, or a lone word. */
function itemName(line: string): string | undefined {
  const text = line.trimEnd();
  if (text.trim() === "" || text.length > 300) return undefined;
  const marked = BULLET.exec(text)?.[1] ?? WITH_REASON.exec(text)?.[1];
  const isPlain = /^\s{1,12}\S/.test(text) || !/\s/.test(text);
  const name = marked ?? (isPlain ? text.trim() : undefined);
  return name === undefined ? undefined : ownTestName(name);
}

function numberedItems(window: LogWindow, start: number): Item[] {
  const items: Item[] = [];
  for (
    let offset = start;
    offset < start + (items.length + 1) * MOST_BETWEEN && items.length < MOST_ITEMS;
    offset++
  ) {
    const text = window.text(offset);
    const [, number, name] = NUMBERED.exec(text ?? "") ?? [];
    if (text === undefined || isFailedListHead(text) || (number === "1" && items.length > 0)) break;
    if (name !== undefined && Number(number) === items.length + 1)
      items.push({ name: ownTestName(name.trimEnd()), offset });
  }
  return items;
}

/** What stands below a numbered name, as far as the next empty line, is why it failed. */
function readItem(
  window: LogWindow,
  { name, offset }: Item,
  next: number | undefined,
): Finding & { lines: { from: number; to: number } } {
  const told = NUMBERED.test(window.text(offset) ?? "") ? reason(window, offset + 1, next) : [];
  const lines = { from: offset, to: offset + told.length };
  const [, inBrackets, inComment] = PLACE_BEHIND.exec(name) ?? [];
  const behind = inBrackets ?? inComment;
  const first = parsePlaceLine(behind === undefined ? (told[0]?.trim() ?? "") : `${behind}: `);
  const place = first?.isExact === true ? first : undefined;
  const message = [place?.text ?? told[0]?.trim(), ...told.slice(1)].join("\n");
  return {
    severity: "error",
    message: message === "" ? name.replace(PLACE_BEHIND, "").trimEnd() : message,
    ...(place === undefined ? {} : { place: place.place }),
    test: name.replace(PLACE_BEHIND, "").trimEnd(),
    lines,
  };
}

function reason(window: LogWindow, from: number, next = from + MOST_MESSAGE): string[] {
  return blockLines(
    window,
    from,
    Math.min(MOST_MESSAGE, next - from),
    (text) => text.trim() === "" || NO_REASON.test(text),
  );
}
