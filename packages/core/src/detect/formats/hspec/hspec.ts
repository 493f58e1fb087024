import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";

const PLACE = /^ {2}(\S.{0,300}\.l?hs):(\d{1,9})(?::(\d{1,9}))?: *$/;
const HEAD = /^ {2}\d{1,6}\) (\S.*)$/;
const EXCEPTION = /^uncaught exception: (\w+)/;
const RERUN = "  To rerun use: ";
const MAX_LINES = 200;
const MAX_MESSAGE_LINES = 6;

/** Failed examples of Haskell's Hspec. */
export const hspec: LogFormat = {
  id: "hspec",
  title: "Hspec",
  glance: [".hs:", ".lhs:", "uncaught exception: ", "To rerun use: --match"],
  read,
};

/** `  test/Spec.hs:7:36: `, `  1) Cart.total adds prices`, then what was expected, indented. */
function read(window: LogWindow): Match | undefined {
  for (let from = 0; from > -MAX_LINES / 8; from--) {
    const text = window.text(from) ?? "";
    if (PLACE.test(text)) return readExample(window, from, from + 1, toPlace(text));
    if (HEAD.test(text)) {
      const place = toPlace(window.text(from - 1) ?? "");
      return readExample(window, place === undefined ? from : from - 1, from, place);
    }
    if (text !== "" && !text.startsWith("      ") && !text.startsWith(RERUN)) return undefined;
  }
  return undefined;
}

function readExample(
  window: LogWindow,
  from: number,
  head: number,
  place: PathClaim | undefined,
): Match | undefined {
  const test = HEAD.exec(window.text(head) ?? "")?.[1]?.replace(/ FAILED(?: \[\d+\])?$/, "");
  if (test === undefined) return undefined;
  const lines = blockLines(window, head + 1, MAX_LINES, (text) => text !== "" && !text.startsWith("     "));
  const said = lines.map((line) => line.trim()).filter((line) => line !== "");
  if ((said.length === 0 && !isRerunBelow(window, head)) || said[0]?.startsWith("#") === true)
    return undefined;
  const message = said.slice(0, MAX_MESSAGE_LINES).join("\n") || test;
  const finding: Finding = { severity: "error", message, test };
  const code = EXCEPTION.exec(said[0] ?? "")?.[1];
  if (code !== undefined) finding.code = code;
  if (place !== undefined) finding.place = place;
  return { from, to: Math.max(1, head + 1 + lines.length), findings: [finding] };
}

/** An example that only says that it is false tells nothing: `  9) bool`, an empty line, `  To rerun use: --match "/bool/"`. */
function isRerunBelow(window: LogWindow, head: number): boolean {
  return window.text(head + 1)?.trim() === "" && window.text(head + 2)?.startsWith(RERUN) === true;
}

function toPlace(text: string): PathClaim | undefined {
  const [, path, line, column] = PLACE.exec(text) ?? [];
  if (path === undefined) return undefined;
  const place = { path, line: Number(line) };
  return column === undefined ? place : { ...place, column: Number(column) };
}
