import type { Finding, LogWindow, Match } from "../format.ts";
import { toPhpPlace } from "./php-place.ts";

/** A match that tells the next one, right below it, in which class they are. */
interface ClassMatch extends Match {
  readonly suite: string | undefined;
}

const HEAD = /^ ✘ (\S.*?)(?: \[\d[\d.]* m?s\])?$/u;
const DETAIL = /^ {3}[│┐├┴┊╵╷╎] ?/u;
const CLASS = /^((?:[A-Za-z_]\w{0,80}\\){0,20}[A-Z]\w{0,80}): /;
const MAX_LINES = 200;
const MAX_BETWEEN = 60;
const MAX_MESSAGE_LINES = 6;

/** ` ✘ Total` below its class, then `   │ Failed asserting …` and the places. */
export function readTestdox(window: LogWindow, previous: Match | undefined): Match | undefined {
  const name = withSpaces(HEAD.exec(window.text(0) ?? "")?.[1]);
  if (name === undefined || !DETAIL.test(window.text(1) ?? "")) return undefined;
  const lines: string[] = [];
  while (lines.length < MAX_LINES && DETAIL.test(window.text(lines.length + 1) ?? ""))
    lines.push(withSpaces(window.text(lines.length + 1)?.replace(DETAIL, "")) ?? "");
  const suite = isOfClass(previous) ? previous.suite : suiteBefore(window);
  const finding = toFinding(
    lines.map((line) => line.trimEnd()),
    name,
  );
  finding.test = suite === undefined ? name : `${suite} > ${name}`;
  finding.lines = { from: 0, to: lines.length };
  const next = nextFailure(window, lines.length + 1);
  const match: ClassMatch = {
    from: 0,
    to: next ?? lines.length + 1,
    findings: [finding],
    suite: next === undefined ? undefined : suite,
  };
  return match;
}

/** With colours, PHPUnit shows spaces of values and differences as points. */
function withSpaces(text: string | undefined): string | undefined {
  return text?.replaceAll("·", " ");
}

/** The next failed test of the same class; passed ones and what they printed stand between. */
function nextFailure(window: LogWindow, from: number): number | undefined {
  for (let offset = from; offset < from + MAX_BETWEEN; offset++) {
    const text = window.text(offset);
    if (text === undefined || isClass(window, offset)) return undefined;
    if (HEAD.test(text)) return offset;
  }
  return undefined;
}

/** A class stands below an empty line and above its tests. */
function isClass(window: LogWindow, offset: number): boolean {
  const before = window.text(offset - 1);
  return (
    /^\S/.test(window.text(offset) ?? "") &&
    (before === undefined || before === "") &&
    /^ [✘✔☢↩∅⚠] /u.test(window.text(offset + 1) ?? "")
  );
}

function isOfClass(match: Match | undefined): match is ClassMatch {
  return match !== undefined && "suite" in match && match.suite !== undefined;
}

function toFinding(lines: readonly string[], name: string): Finding {
  const said = lines.filter((line) => line !== "");
  const end = said.findIndex((line) => line === "--- Expected" || toPhpPlace(line) !== undefined);
  const message = said
    .slice(0, end === -1 ? said.length : end)
    .slice(0, MAX_MESSAGE_LINES)
    .join("\n");
  const finding: Finding = { severity: "error", message: message || name };
  const place = said.map(toPhpPlace).find((each) => each !== undefined);
  const code = CLASS.exec(message)?.[1];
  if (place !== undefined) finding.place = place;
  if (code !== undefined && message.startsWith(code)) finding.code = code.slice(code.lastIndexOf("\\") + 1);
  return finding;
}

function suiteBefore(window: LogWindow): string | undefined {
  for (let offset = -1; offset > -MAX_BETWEEN; offset--) {
    if (window.text(offset) === undefined) return undefined;
    if (isClass(window, offset)) return window.text(offset);
  }
  return undefined;
}
