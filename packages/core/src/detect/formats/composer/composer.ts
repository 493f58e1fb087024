import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const UNSOLVED = "Your requirements could not be resolved to an installable set of packages.";
const REASON = /^ {4}- (\S.*)$/;
const CONSOLE = /^In ([\w.-]{1,100}\.(?:php|phar)) line (\d{1,9}):$/;
const OLD_CONSOLE = /^ {2}\[((?:[A-Za-z_]\w*\\)*[A-Z]\w*)\] {2,}$/;
const SCRIPT = /^Script (\S.{0,300}) handling the (\S+) event returned with (?:an error|error code \d+)/;
const MAX_LINES = 60;
const MAX_MESSAGE_LINES = 5;

/** Errors of Composer and of other consoles built on Symfony's. */
export const composer: LogFormat = {
  id: "composer",
  title: "Composer and Symfony consoles",
  glance: [UNSOLVED, ".php line ", "Exception]  ", "Error]  ", "event returned with "],
  read,
};

function read(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  if (text.trim() === UNSOLVED) return readProblems(window);
  const script = SCRIPT.exec(text);
  if (script !== null)
    return { from: 0, to: 1, findings: [{ severity: "error", message: text.trim(), consequence: true }] };
  return readConsole(window, text);
}

/** `  Problem 1`, then `    - Root composer.json requires php >=9 but your php version does not satisfy that.` */
function readProblems(window: LogWindow): Match | undefined {
  const lines = blockLines(window, 1, MAX_LINES, (text) => text !== "" && !text.startsWith("  "));
  const findings: Finding[] = [];
  for (const [index, line] of lines.entries()) {
    const reason = REASON.exec(line)?.[1];
    const isFirst = /^ {2}Problem \d+$/.test(lines[index - 1] ?? "");
    if (reason !== undefined && isFirst)
      findings.push({ severity: "error", message: reason, lines: { from: index + 1, to: index + 1 } });
  }
  if (findings.length === 0) findings.push({ severity: "error", message: UNSOLVED });
  return { from: 0, to: lines.length + 1, findings };
}

/** `In JsonFile.php line 347:` or `  [RuntimeException]  `, then the message, padded with blanks. */
function readConsole(window: LogWindow, text: string): Match | undefined {
  const code = OLD_CONSOLE.exec(text)?.[1];
  const start = CONSOLE.test(text) ? 2 : 1;
  if (code === undefined && start === 1) return undefined;
  const isEnd = (row: string): boolean => !/^ {2}\S/.test(row) && !/^ {3,}\S/.test(row);
  const lines = blockLines(window, start, MAX_LINES, isEnd).map((row) => row.slice(2).trimEnd());
  const message = lines.slice(0, MAX_MESSAGE_LINES).join("\n").trim();
  if (message === "") return undefined;
  const finding: Finding = { severity: "error", message };
  if (code !== undefined) finding.code = code.slice(code.lastIndexOf("\\") + 1);
  return { from: 0, to: start + lines.length, findings: [finding] };
}
