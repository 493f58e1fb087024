import { blockLines } from "../block-lines.ts";
import type { Finding, FrameClaim, LogFormat, LogWindow, Match } from "../format.ts";
import { placeOfFrame } from "../place.ts";

const HEAD = /^(?:lua(?:jit)?[\d.]{0,8}(?:\.exe)?|luac[\d.]{0,8}): (?:error loading module .{1,200}:)?(.*)$/;
const PLACED = /^\s*(\S[^:]{0,300}\.lua):(\d{1,9}): (\S.*)$/;
const FRAME = /^\s+(\S[^:]{0,300}\.lua):(\d{1,9}): (in .*)$/;
const TRACE = "stack traceback:";
const MAX_LINES = 60;

/** What ends a Lua program. */
export const lua: LogFormat = {
  id: "lua",
  title: "Lua",
  glance: ["lua: ", "luajit: ", "lua5.", "luac"],
  read,
};

/** `lua: src/cart.lua:3: attempt to index a nil value`, a `stack traceback:` below unless it cannot be parsed. */
function read(window: LogWindow): Match | undefined {
  const said = HEAD.exec(window.text(0) ?? "")?.[1];
  if (said === undefined) return undefined;
  const isBelow = said === "" || !PLACED.test(said);
  const [, path, line, text] = PLACED.exec(isBelow ? (window.text(1) ?? "") : said) ?? [];
  const start = isBelow && path !== undefined ? 2 : 1;
  const isTraced = window.text(start) === TRACE;
  if (path === undefined && !isTraced) return undefined;
  const frames: FrameClaim[] = [];
  const trace = isTraced ? blockLines(window, start + 1, MAX_LINES, (row) => !row.startsWith("\t")) : [];
  for (const row of trace) {
    const [, file, number, symbol] = FRAME.exec(row) ?? [];
    if (file !== undefined && symbol !== undefined) frames.push({ path: file, line: Number(number), symbol });
  }
  const to = isTraced ? start + 1 + trace.length : start;
  const finding: Finding = { severity: "error", message: (text ?? said).trim() };
  const [frame] = frames;
  if (path !== undefined) finding.place = { path, line: Number(line) };
  else if (frame !== undefined) finding.place = placeOfFrame(frame);
  if (frames.length > 0) finding.frames = frames;
  return { from: 0, to, findings: [finding] };
}
