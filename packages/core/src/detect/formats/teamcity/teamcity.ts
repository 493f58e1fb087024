import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { claim, parsePlace } from "../place.ts";

const START = "##teamcity[";
const MESSAGE = /^##teamcity\[(testFailed|buildProblem) (.*)\]\s*$/;
const ATTRIBUTE = /(?<= |^)(\w{1,40})='((?:[^'|]|\|.)*)'/g;
const INSPECTION = "##teamcity[inspection ";
const SUITE = /^##teamcity\[testSuiteStarted name='((?:[^'|]|\|.)*)'/;
const ESCAPED: Readonly<Record<string, string>> = { n: "\n", r: "\r" };
const MAX_BEFORE = 60;
const MAX_MESSAGE_LINES = 6;

/** Failed tests in the service messages of TeamCity, which test runners print for it and for JetBrains' editors. */
export const teamcity: LogFormat = {
  id: "teamcity",
  title: "TeamCity service messages",
  glance: ["##teamcity[testFailed ", "##teamcity[buildProblem ", INSPECTION],
  read: (window, previous) => readInspection(window) ?? read(window, previous),
};

/** A match that tells the next one in which suite they are. */
interface SuiteMatch extends Match {
  readonly suite: readonly string[];
}

/** `##teamcity[testFailed name='testTotal' message='should add|nFailed …' details=' tests/CartTest.php:6|n ']` */
function read(window: LogWindow, previous: Match | undefined): Match | undefined {
  const text = window.text(0) ?? "";
  const [, kind, rest] = MESSAGE.exec(text.slice(text.indexOf(START))) ?? [];
  if (kind === undefined || rest === undefined) return undefined;
  const values = attributes(rest);
  const said = values.get("message") ?? values.get("description") ?? "";
  const message = said.trim().split("\n").slice(0, MAX_MESSAGE_LINES).join("\n") || "failed";
  const finding: Finding = { severity: "error", message };
  const name = values.get("name");
  const suite = isOfSuite(previous) ? previous.suite : suiteBefore(window);
  if (kind === "testFailed" && name !== undefined) finding.test = [...suite, name].join(" > ");
  const place = placeIn(values.get("details") ?? "");
  if (place !== undefined) finding.place = place;
  finding.lines = { from: 0, to: 0 };
  return toNext(window, finding, suite);
}

function attributes(text: string): Map<string, string> {
  return new Map([...text.matchAll(ATTRIBUTE)].map(([, key = "", value = ""]) => [key, unescape(value)]));
}

/** `##teamcity[inspection typeId='no-undef' message='|'a|' is not defined' file='src/a.js' line='2' SEVERITY='ERROR']`, of linters */
function readInspection(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const start = text.indexOf(INSPECTION);
  if (start === -1) return undefined;
  const values = attributes(text.slice(start + INSPECTION.length));
  const [code, message, path] = ["typeId", "message", "file"].map((key) => values.get(key));
  if (code === undefined || message === undefined || path === undefined) return undefined;
  const line = /^\d{1,9}$/.test(values.get("line") ?? "") ? Number(values.get("line")) : 0;
  const severity = values.get("SEVERITY") === "ERROR" ? "error" : "warning";
  return { from: 0, to: 1, findings: [{ severity, code, message, place: claim(path, line, undefined) }] };
}

function isOfSuite(match: Match | undefined): match is SuiteMatch {
  return match !== undefined && "suite" in match;
}

/** Claims the messages down to the next failed test of the suite. */
function toNext(window: LogWindow, finding: Finding, suite: readonly string[]): SuiteMatch | Match {
  for (let to = 1; to < MAX_BEFORE; to++) {
    const text = window.text(to)?.trim();
    if (text === undefined || !/^(?:##teamcity\[test[SFI]|$)/.test(text) || text.includes("[testSuite"))
      break;
    if (text.startsWith("##teamcity[testFailed ")) return { from: 0, to, findings: [finding], suite };
  }
  return { from: 0, to: 1, findings: [finding] };
}

function unescape(value: string): string {
  return value.replace(/\|(.)/g, (_, sign: string) => ESCAPED[sign] ?? sign);
}

/** The innermost suite that began above, where it is no file. */
function suiteBefore(window: LogWindow): string[] {
  for (let offset = -1; offset > -MAX_BEFORE; offset--) {
    const text = window.text(offset);
    if (text === undefined) return [];
    const name = SUITE.exec(text)?.[1];
    if (name !== undefined) return name.includes("/") ? [] : [unescape(name)];
  }
  return [];
}

function placeIn(details: string): Finding["place"] {
  for (const line of details.split("\n")) {
    const text = line.trim();
    const place = /\.\w{1,8}:\d{1,9}$/.test(text) && !text.includes(" ") ? parsePlace(text) : undefined;
    if (place !== undefined && !/(?:^|[\\/])vendor[\\/]/.test(place.path)) return place;
  }
  return undefined;
}
