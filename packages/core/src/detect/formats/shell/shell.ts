import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";

const LINE = /^(\S[^:]*): (?:-c: )?(?:line )?(\d{1,9}): (.+)$/;
const NO_LINE = /^(?:\S*\/)?(?:bash|sh|dash|zsh|ksh): (\S.*)$/;
const REASONS = [
  /: (?:command )?not found$/,
  /: (?:No such file or directory|Permission denied|Is a directory|Not a directory|Argument list too long)$/,
  /: (?:cannot execute|bad interpreter)/,
  /^(?:[Ss]yntax error|unexpected EOF)/,
  /: syntax error(?:: | in )/,
  /: cannot open \S+: No such file$/,
  /: (?:unbound variable|parameter (?:not set|null or not set)|readonly variable|bad substitution|ambiguous redirect)$/,
  /^\S+: (?:\S+: )?(?:unary operator expected|integer expression expected|binary operator expected|too many arguments|invalid option.*)$/,
  /: can't cd to /,
];
const SIGNAL =
  /^ *\d+ (Segmentation fault|Aborted|Killed|Bus error|Illegal instruction|Floating point exception|Terminated)( +\(core dumped\))?/;
const COMMAND =
  /^(?:awk|base64|basename|cat|cd|chgrp|chmod|chown|cp|curl|cut|date|diff|dirname|du|env|find|grep|gunzip|gzip|head|install|jq|ln|ls|mkdir|mv|nohup|patch|readlink|realpath|rm|rmdir|sed|sort|split|stat|sudo|tail|tar(?: \(child\))?|tee|time|timeout|touch|unzip|wc|xargs|xz|zip): /;
const COMMAND_FAILED =
  /: (?:No such file or directory|Permission denied|Operation not permitted|Is a directory|Not a directory|No space left on device|File exists|command not found|Directory not empty)$|^unzip: {2}cannot find or open |^jq: (?:parse error|error \(at )/;

/** What `set -x` shows of `cat list.txt || true` after the command failed, a `configure` script that goes on, and what make ignores. */
const TOLERATED =
  /^(?:\+{1,8} (?:true|:|\w{1,40}=\d{1,3})$|checking |config\.status: |configure: (?!error)|make(?:\[\d{1,4}\])?: \[.{1,300}\] Error \d{1,3} \(ignored\))/;

/** A runner of scripts shows it before: `$ cat list.txt || true`. */
const MAY_FAIL = /^[$+] .*\|\| (?:true|:|echo\b[^|]*)$/;

/** What is not there any more when a script cleans up after itself, or there already when it sets up. */
const LEFT_OVER = /^(?:rm|rmdir): .*: No such file or directory$|^mkdir: .*: File exists$/;
const LINES_BELOW = 6;
/** What is said of a command that failed. */
const STOPPED =
  /\b(?:exit(?:ed|ing)?|fail(?:ed|ure)?|error|returned|status|ERR!|abort(?:ed|ing)?|stopp(?:ed|ing)|skipping)\b|^\[Pipeline\]|^section_|\*\*\*|^\W{0,6}(?:clean|tear|remov|delet|post job|uploading|saving|running after)/i;
const CLEANING = /^\W{0,6}(?:[Cc]lean|[Tt]ear|[Rr]emoving|[Dd]eleting|[Pp]ost job)/;

/** What shells say of scripts and commands that they cannot run. */
export const shell: LogFormat = {
  id: "shell",
  title: "Shell (bash, sh)",
  glance: [
    "not found",
    "No such file",
    "Permission denied",
    "yntax error",
    "unexpected EOF",
    "unbound variable",
    "parameter ",
    "bad substitution",
    "operator expected",
    "expression expected",
    "cannot execute",
    "bad interpreter",
    "Segmentation fault",
    "core dumped",
    "Killed",
    "can't cd to",
    "No space left",
    "readonly variable",
    "cannot open ",
    "annot find or open ",
    "Operation not permitted",
    "Directory not empty",
    "jq: ",
    "ambiguous redirect",
  ],
  read,
};

function read(window: LogWindow): Match | undefined {
  const finding = toFinding(window.text(0) ?? "");
  if (finding === undefined) return undefined;
  const isTolerated =
    TOLERATED.test(window.text(1) ?? "") || MAY_FAIL.test(window.text(-1) ?? "") || isLeftOver(window);
  return { from: 0, to: 1, findings: isTolerated ? [] : [finding] };
}

function isLeftOver(window: LogWindow): boolean {
  if (!LEFT_OVER.test(window.text(0) ?? "")) return false;
  return CLEANING.test(window.text(-1) ?? "") || goesOn(window);
}

/** Whether a script does something below: a compiler says what it compiles, a tool what it does. */
function goesOn(window: LogWindow): boolean {
  for (let offset = 1; offset <= LINES_BELOW; offset++) {
    const entry = window.at(offset);
    if (entry === undefined || entry.marker === "error") return false;
    if (STOPPED.test(entry.text)) return false;
    if (entry.text.trim() !== "" && entry.boundary !== true && !LEFT_OVER.test(entry.text)) return true;
  }
  return false;
}

/** `run.sh: line 4: foo: command not found`, `sh: 2: foo: not found`, `bash: foo: command not found`, `cat: x: No such file or directory` */
function toFinding(text: string): Finding | undefined {
  const [, script, line, said] = LINE.exec(text) ?? [];
  if (script !== undefined && said !== undefined) {
    const message = SIGNAL.exec(said)?.[1] ?? said;
    if (message === said && !isReason(said)) return undefined;
    return { severity: "error", message, ...placed(script, Number(line)) };
  }
  const message =
    NO_LINE.exec(text)?.[1] ?? (COMMAND.test(text) && COMMAND_FAILED.test(text) ? text : undefined);
  return message === undefined || (message !== text && !isReason(message) && !isReason(`: ${message}`))
    ? undefined
    : { severity: "error", message };
}

function isReason(text: string): boolean {
  return REASONS.some((pattern) => pattern.test(text));
}

/** A shell that was given commands names itself. */
function placed(script: string, line: number): { place?: PathClaim } {
  return /^(?:\S*\/)?(?:bash|sh|dash|zsh|ksh|environment)$/.test(script)
    ? {}
    : { place: { path: script, line } };
}
