import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

/** What tells why an environment did not work; the first capture is the message. */
const FAILURES = [
  /^ERROR: (InvocationError for command could not find executable .+)$/,
  /^ERROR: (?:\s*\S+: )?((?:InterpreterNotFound|could not install deps|unknown environment|MissingDirectory|missing) ?.*)$/,
  /^nox > (Session \S+ aborted: .+)$/,
  /^nox > (Program .+ not found\.)$/,
  /^[\w.-]+: (failed with (?:could not|.{1,400} (?:is not allowed|not found)).*)$/,
  /^[\w.-]+: (skipped because could not find python interpreter .+)$/,
];
/** What only says that a command failed. */
const CONSEQUENCES = [
  /^ERROR: (InvocationError for command .{1,2000} \(exited with code \d{1,6}[^)]{0,60}\))$/,
  /^ {2}(\S+: FAIL code \d+ .*)$/,
  /^(\S+: exit \d+ \([\d.]+ seconds\) .*)$/,
  /^nox > (Command .+ failed with exit code \d+)$/,
  /^nox > (Session \S+ failed\.)$/,
];

const SUMMARY = /^_{4,} summary _{4,}$/;
const RESULT = /^(?:(?:ERROR|SKIPPED|WARNING): )? {2,}\S/;
const MAX_LINES = 200;

/** What tox and nox say of the commands and environments they run. */
export const tox: LogFormat = {
  id: "tox",
  title: "tox and nox",
  glance: [
    "InvocationError for command ",
    "InterpreterNotFound",
    "could not install deps",
    "unknown environment",
    "_ summary _",
    ": FAIL code ",
    " seconds) ",
    ": failed with ",
    "skipped because could not find python",
    "nox > ",
  ],
  read,
};

function read(window: LogWindow): Match | undefined {
  const text = (window.text(0) ?? "").trimEnd();
  if (SUMMARY.test(text)) return readSummary(window);
  const consequence = firstMatch(CONSEQUENCES, text);
  const message = firstMatch(FAILURES, text) ?? consequence;
  if (message === undefined) return undefined;
  const finding: Finding = { severity: "error", message };
  return {
    from: 0,
    to: 1,
    findings: [consequence === undefined ? finding : { ...finding, consequence: true }],
  };
}

/** `ERROR:   py27: commands failed` and `  py36: commands succeeded`, one line for each environment. */
function readSummary(window: LogWindow): Match | undefined {
  const findings: Finding[] = [];
  let to = 1;
  for (; to < MAX_LINES; to++) {
    const text = window.text(to) ?? "";
    if (!RESULT.test(text)) break;
    const message = text.startsWith("ERROR: ") ? text.slice("ERROR: ".length).trim() : undefined;
    if (message !== undefined)
      findings.push({ severity: "error", message, consequence: true, lines: { from: to, to } });
  }
  return to === 1 ? undefined : { from: 0, to, findings };
}

function firstMatch(patterns: readonly RegExp[], text: string): string | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}
