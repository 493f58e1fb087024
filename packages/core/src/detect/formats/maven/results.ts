import type { Finding, LogWindow, Match, PathClaim } from "../format.ts";
import { readTestName, withoutPackage } from "./test-name.ts";

const NEW_LIST = /^\[(?:ERROR|WARNING)\] (?:Failures|Errors|Flakes): *$/;
const OLD_LIST = /^(?:Failed tests|Tests in error): ?(.*)$/;
/** Below the title of a list of another runner. */
const OF_OTHERS = /^(?:-{3,200}|={3,200}|1\) .*)$/;
const END = /^(?:\[\w+\] )?(?:Tests run: |-{20,}|BUILD )/;
const COUNT = /^(?:\[\w+\] )?Tests run: \d/;
const FAILING_CLASS = /^(?:\[\w+\] )?Tests run: .* <<< (?:FAILURE|ERROR)!/;
const INDENT = /^(?:\[ERROR\] {2,}| {2,})/;
const OLD_NAME = /\(([\w.$ ]{1,200})\)(?:: ?|$)/;
const STEP = /^(?:([A-Z][\w$]*)>)?([A-Z][\w$]*)\.([\w$]+)(?:\[[^\]]*\])?(?::(\d{1,9}))?(?=$|\s|->)/;
const CALLS = /^(?:->[\w$.<>]+(?::\d{1,9})?)+/;
const MAX_LINES = 480;
const MAX_BEHIND = 60;

/**
 * Reads the list of failed tests at the end of a module: `  CartTest.total:12 expected:<3> but was:<4>`, up to Surefire 2.12
 * `  total(shop.CartTest): expected:<3> but was:<4>`. Where each was told in full before, the list is passed over.
 */
export function readResults(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const rest = OLD_LIST.exec(text)?.[1];
  if (rest === undefined && !NEW_LIST.test(text)) return undefined;
  if (OF_OTHERS.test(window.text(1) ?? "")) return undefined;
  const to = resultsEnd(window);
  const told = wasTold(window);
  if (told === "yes" || (told === "perhaps" && rest === undefined)) return { from: 0, to, findings: [] };
  const lines = Array.from({ length: to - 1 }, (_, index) => window.text(index + 1) ?? "");
  const entries = readEntries([rest ?? "", ...lines]);
  const findings = entries.map((entry) => (told === "no" ? entry : { ...entry, consequence: true }));
  return { from: 0, to, findings };
}

/** A class that failed and is followed by no trace shows that the list alone tells its tests. */
function wasTold(window: LogWindow): "yes" | "no" | "perhaps" {
  for (let offset = -1; offset > -MAX_BEHIND; offset--) {
    const text = window.text(offset);
    if (text === undefined) return hiddenBy(window, offset + 1);
    if (FAILING_CLASS.test(text)) return "no";
  }
  return "perhaps";
}

/** What was passed over ends right before a count; a test's trace ends before an empty line. */
function hiddenBy(window: LogWindow, offset: number): "yes" | "no" | "perhaps" {
  if (window.at(offset)?.line === 1) return "no";
  return COUNT.test(window.text(offset) ?? "") ? "perhaps" : "yes";
}

function resultsEnd(window: LogWindow): number {
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || END.test(text)) return offset;
  }
  return 1;
}

function readEntries(lines: readonly string[]): Finding[] {
  const findings: Finding[] = [];
  for (const [offset, text] of lines.entries()) {
    const line = OLD_LIST.exec(text)?.[1] ?? text;
    const finding = readOld(line) ?? readNew(line);
    const last = findings.at(-1);
    if (finding !== undefined) findings.push({ ...finding, lines: { from: offset, to: offset } });
    else if (last?.lines !== undefined && line.trim() !== "" && !line.startsWith("[")) {
      last.message = `${last.message}\n${line.trimEnd()}`.trim();
      last.lines.to = offset;
    }
  }
  return findings;
}

/** `  total[1](shop.CartTest): expected:<3> but was:<4>` */
function readOld(line: string): Finding | undefined {
  const text = line.replace(INDENT, "");
  const end = OLD_NAME.exec(text);
  if (end === null || end.index === 0 || STEP.test(text)) return undefined;
  const name = text.slice(0, end.index) + end[0].replace(/: ?$/, "");
  const said = text.slice(end.index + end[0].length).trim();
  return { severity: "error", message: said === "" ? name : said, test: readTestName(name).test };
}

/** `  ChildTest>BaseTest.total:6->check:5 expected…`: the test's class, the one that declares it, and what it called. */
function readNew(line: string): Finding | undefined {
  const text = /^(?:\[ERROR\] {2,}| {2,})(?:Run \d{1,4}: )?(\S.*)$/.exec(line)?.[1];
  const step = STEP.exec(text ?? "");
  if (text === undefined || step === null) return undefined;
  const [head, child, type = "", method = "", number] = step;
  const said = text.slice(head.length);
  const message = said
    .slice(CALLS.exec(said)?.[0].length ?? 0)
    .replace(/^ » /, "")
    .trim();
  const finding: Finding = {
    severity: "error",
    message: message === "" ? `${type}.${method}` : message,
    test: `${withoutPackage(child ?? type)} > ${method}`,
  };
  const place = placeOf(type, number);
  return place === undefined ? finding : { ...finding, place };
}

function placeOf(type: string, number: string | undefined): PathClaim | undefined {
  if (number === undefined) return undefined;
  return { path: `${type.split("$", 1)[0] ?? type}.java`, line: Number(number) };
}
