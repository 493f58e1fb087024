import { blockLines } from "../block-lines.ts";
import type { Finding, FrameClaim, LogFormat, LogWindow, Match } from "../format.ts";
import { claim, placeOfFrame } from "../place.ts";

const ERROR = /^error: (\S.*)$/;
const CALLED_FROM = "error: called from";
const FRAME = /^ {4}(\S{1,200}) at line (\d{1,9}) column (\d{1,9})$/;
const PARSE = /^(?:error: )?parse error(?: near line (\d{1,9}) of file (\S.{0,300})|:)$/;
const TEST = /^!{5} (?:test failed|regression)$/;
const MAX_LINES = 40;
const MOST_ABOVE = 6;
const MOST_TOLD = 6;

/** Errors of GNU Octave, with the functions they were raised in, files that cannot be parsed, and failed tests of its `test`. */
export const octave: LogFormat = {
  id: "octave",
  title: "GNU Octave",
  glance: [CALLED_FROM, "parse error near line ", "!!!!! "],
  read: (window) => readParse(window) ?? readTest(window) ?? readCalled(window),
};

/** `error: boom 3`, `error: called from`, `    total at line 10 column 3` */
function readCalled(window: LogWindow): Match | undefined {
  if (window.text(0)?.trimEnd() !== CALLED_FROM) return undefined;
  const from = errorAbove(window);
  if (from === undefined) return undefined;
  const told = Array.from({ length: -from }, (_, index) => window.text(from + index)?.trimEnd() ?? "");
  const message = told
    .join("\n")
    .replace(/^error: /, "")
    .trimEnd();
  const frames: FrameClaim[] = [];
  while (frames.length < MAX_LINES) {
    const [, symbol, line, column] = FRAME.exec(window.text(frames.length + 1)?.trimEnd() ?? "") ?? [];
    if (symbol === undefined) break;
    frames.push({ ...claim(`${symbol}.m`, Number(line), Number(column)), symbol });
  }
  const [first] = frames;
  const finding: Finding = { severity: "error", message };
  const placed = first === undefined ? finding : { ...finding, place: placeOfFrame(first), frames };
  return { from, to: frames.length + 1, findings: [placed] };
}

function errorAbove(window: LogWindow): number | undefined {
  for (let offset = -1; offset >= -MOST_ABOVE; offset--) {
    const text = window.text(offset);
    if (text === undefined) return undefined;
    if (ERROR.test(text)) return offset;
  }
  return undefined;
}

/** `parse error near line 2 of file /home/shop/cart.m`, an empty line, `  syntax error` */
function readParse(window: LogWindow): Match | undefined {
  const [, line, path] = PARSE.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  if (path === undefined) return undefined;
  const start = window.text(1)?.trim() === "" ? 2 : 1;
  const told = blockLines(window, start, MOST_TOLD, (text) => text.trim() === "");
  const message = told.map((each) => each.trim()).join("\n") || "parse error";
  const place = claim(path, Number(line), undefined);
  return { from: 0, to: start + told.length, findings: [{ severity: "error", message, place }] };
}

/** `***** assert (total ([1 2]), 4)`, `!!!!! test failed`, `ASSERT errors for:  assert (total ([1, 2]),4)` and a table. */
function readTest(window: LogWindow): Match | undefined {
  if (!TEST.test(window.text(0)?.trimEnd() ?? "")) return undefined;
  const told = blockLines(window, 1, MAX_LINES, (text) =>
    /^(?:[*!]{5} |PASSES |Summary: |shared )/.test(text),
  );
  const message = told
    .filter((text) => text.trim() !== "")
    .slice(0, MOST_TOLD)
    .join("\n");
  if (message === "") return undefined;
  return { from: 0, to: told.length + 1, findings: [{ severity: "error", message }] };
}
