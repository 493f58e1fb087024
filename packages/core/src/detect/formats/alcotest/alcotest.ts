import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const FAILED = /^[> ] ?\[(?:FAIL|ERROR)\] {2,40}(\S.{0,300}?) {2,300}(\d{1,6}) {3}(\S.*)$/;
const BOX = /^│ \[(?:FAIL|ERROR)\] /u;
const OVER =
  /^(?:Logs? saved to |Full test results in |\d+ (?:failures?|errors?)! in |The full test results are )/;
const MAX_LINES = 120;
const MAX_MESSAGE_LINES = 4;

/** Failed tests of OCaml's Alcotest. */
export const alcotest: LogFormat = {
  id: "alcotest",
  title: "Alcotest",
  glance: ["[FAIL] ", "[ERROR] "],
  read,
};

/** `> [FAIL]        total          0   adds.`; the output of one of them stands below in a box. */
function read(window: LogWindow): Match | undefined {
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
  if (start === MAX_LINES) return [];
  const rows: string[] = [];
  for (let offset = start + 2; offset < start + MAX_LINES; offset++) {
    const text = window.text(offset)?.trim();
    if (text === undefined || OVER.test(text) || /^(?:Raised|Called|Re-raised) /.test(text)) break;
    if (text !== "" && !text.startsWith("ASSERT ")) rows.push(text.replace(/^FAIL /, ""));
  }
  return rows;
}

function isBoxOf(text: string | undefined, words: readonly string[]): boolean {
  return text !== undefined && BOX.test(text) && words.every((word) => text.includes(` ${word} `));
}
