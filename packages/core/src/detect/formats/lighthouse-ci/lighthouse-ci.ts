import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const HEAD = /^ {2}(✘|⚠️?) {1,3}(\S{1,200} (?:failure|warning) for \S{1,60} assertion)(?: \(.*\))?$/su;
const EXPECTED = /^ {4,12}expected: (\S.*)$/s;
const FOUND = /^ {4,12}found: (\S.*)$/s;
const END = /^(?:Assertion failed|[a-z]{1,20} command failed)\. Exiting with status code \d{1,5}\.$/;
const MAX_LINES = 12;

/** Assertions of Lighthouse CI that a page does not meet. */
export const lighthouseCi: LogFormat = {
  id: "lighthouse-ci",
  title: "Lighthouse CI",
  glance: [" failure for ", " warning for ", " failed. Exiting with status code "],
  read: (window) => readAssertion(window) ?? readEnd(window),
};

/**
 * `  ✘  image-alt failure for minScore assertion`, below it what the audit says and its link, an empty line,
 * `        expected: >=0.9` and `           found: 0`.
 */
function readAssertion(window: LogWindow): Match | undefined {
  const [, mark, head] = HEAD.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  if (head === undefined) return undefined;
  const lines = blockLines(window, 1, MAX_LINES, (text) => !/^(?: {4}|\s*$)/.test(text));
  const expected = lines.map((line) => EXPECTED.exec(line)?.[1]).find((each) => each !== undefined);
  const found = lines.map((line) => FOUND.exec(line)?.[1]).find((each) => each !== undefined);
  if (expected === undefined || found === undefined) return undefined;
  const said = lines[0] === undefined || EXPECTED.test(lines[0]) ? "" : `: ${lines[0].trim()}`;
  const message = `${head}${said} (expected ${expected}, found ${found})`;
  const finding: Finding = { severity: mark === "✘" ? "error" : "warning", message };
  return { from: 0, to: lines.length + 1, findings: [finding] };
}

/** `Assertion failed. Exiting with status code 1.` */
function readEnd(window: LogWindow): Match | undefined {
  const message = window.text(0)?.trimEnd() ?? "";
  if (!END.test(message)) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message, consequence: true }] };
}
