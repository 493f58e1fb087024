import type { Finding, LogWindow, Match } from "../format.ts";
import { ownJavaPlace, readJavaTrace } from "../java-trace.ts";
import type { LineReader } from "../line-reader.ts";

const THROWN = /^ {6,20}=> Exception: (\S.*)$/;
const ENDED = /^Finished: {1,8}(\S.{0,300}?) \(\[engine:[^()\]]{1,60}\](.{0,900})\)$/;
const INDENT = /^ {6,20}(?=\S|\t)/;
const PART =
  /\[(?:class:(?:[\w$]{1,100}\.){0,20}|(?:nested-class|test-template|test-factory):)([^\]]{1,300})\]/g;

/**
 * `             => Exception: java.lang.IllegalStateException: no database` below the end of its test, as the launcher prints it
 * with `--details flat`: `Finished:    total() ([engine:junit-jupiter]/[class:shop.CartTest]/[method:total()])`.
 */
export function readFlat(window: LogWindow): Match | undefined {
  const thrown = THROWN.exec(window.text(0)?.trimEnd() ?? "")?.[1];
  const [, name, path = ""] = ENDED.exec(window.text(-1)?.trimEnd() ?? "") ?? [];
  if (thrown === undefined || name === undefined) return undefined;
  const line: LineReader = (offset) => window.text(offset)?.replace(INDENT, "");
  const trace = readJavaTrace(line, 0, thrown);
  const owners = [...path.matchAll(PART)].map(([, part = ""]) => part);
  const test = [...owners.filter((owner) => owner !== name), name].join(" > ");
  const { code, frames = [], message = thrown, to = 1 } = trace ?? {};
  const finding: Finding = { severity: "error", message, test, frames };
  if (code !== undefined) finding.code = code;
  const place = ownJavaPlace(frames);
  if (place !== undefined) finding.place = place;
  return { from: 0, to, findings: [finding] };
}
