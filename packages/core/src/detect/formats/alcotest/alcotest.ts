import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

/** Without anything before it until version 0.8. */
const FAILED = /^(?:[> ] ?)?\[(?:FAIL|ERROR)\] {2,40}(\S.{0,300}?) {2,300}(\d{1,6}) {3}(\S.*)$/;
const BOX = /^│ \[(?:FAIL|ERROR)\] /u;
const NAMED_BOX = /^│ \[(?:FAIL|ERROR)\] {2,40}(\S.{0,300}?) {2,300}\d{1,6} {3}(\S.*?) {2,300}│$/u;
/** Tests that ran, in the compact layout. */
const DOTS = /^[.FES]{1,200}$/;
const OVER =
  /^(?:Logs? saved to |Full test results in |\d+ (?:failures?|errors?)! in |The full test results are )/;
const MAX_LINES = 120;
const MAX_MESSAGE_LINES = 4;

/** Failed tests of OCaml's Alcotest. */
export const alcotest: LogFormat = {
  id: "alcotest",
  title: "Alcotest",
  glance: ["[FAIL] ", "[ERROR] "],
  read: (window, previous) => readRow(window) ?? readBox(window, previous),
};

/** A match that ends where the box of the next test begins. */
interface BoxMatch extends Match {
  readonly isBox: true;
}

/** `│ [FAIL]        total          0   adds.          │`, where the rows are dots (`--compact`); what failed stands below. */
function readBox(window: LogWindow, previous: Match | undefined): BoxMatch | undefined {
  const [, suite, label] = NAMED_BOX.exec(window.text(0) ?? "") ?? [];
  if (suite === undefined || label === undefined) return undefined;
  const isNext = previous !== undefined && "isBox" in previous;
  if (!isNext && !DOTS.test(window.text(-3)?.trim() ?? "")) return undefined;
  const name = label.trimEnd().replace(/\.$/, "");
  const rows = outputBelow(window, 2);
  const message = rows.slice(0, MAX_MESSAGE_LINES).join("\n");
  const lines = { from: 0, to: 1 + rows.length };
  const finding: Finding = {
    severity: "error",
    message: message || "failed",
    test: `${suite} > ${name}`,
    lines,
  };
  return { from: 0, to: nextBox(window, 2 + rows.length), findings: [finding], isBox: true };
}

function nextBox(window: LogWindow, from: number): number {
  for (let offset = from; offset < from + MAX_LINES; offset++)
    if (BOX.test(window.text(offset) ?? "")) return offset;
  return from;
}

/** `> [FAIL]        total          0   adds.`; the output of one of them stands below in a box. */
function readRow(window: LogWindow): Match | undefined {
  const [, suite, number, label] = FAILED.exec(window.text(0) ?? "") ?? [];
  const name = label?.replace(/\.$/, "");
  if (suite === undefined || number === undefined || name === undefined) return undefined;
  const message = outputOf(window, [suite, number, `${name}.`])
    .slice(0, MAX_MESSAGE_LINES)
    .join("\n");
  const finding: Finding = { severity: "error", message: message || "failed", test: `${suite} > ${name}` };
  return { from: 0, to: 1, findings: [finding] };
}

function outputOf(window: LogWindow, words: readonly string[]): string[] {
  let start = 1;
  while (start < MAX_LINES && !isBoxOf(window.text(start), words)) start += 1;
  return start === MAX_LINES ? [] : outputBelow(window, start + 2);
}

function outputBelow(window: LogWindow, from: number): string[] {
  const rows: string[] = [];
  for (let offset = from; offset < from + MAX_LINES; offset++) {
    const text = window.text(offset)?.trim();
    if (text === undefined || OVER.test(text) || /^(?:Raised|Called|Re-raised) /.test(text)) break;
    if (text !== "" && !text.startsWith("ASSERT ")) rows.push(text.replace(/^FAIL /, ""));
  }
  return rows;
}

function isBoxOf(text: string | undefined, words: readonly string[]): boolean {
  return text !== undefined && BOX.test(text) && words.every((word) => text.includes(` ${word} `));
}
