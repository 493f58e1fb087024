import type { Finding, FrameClaim, LogFormat, LogWindow, Match } from "../format.ts";
import { claim, placeOfFrame } from "../place.ts";

const EXECUTING = "    while executing";
const FILE = /^ {4}\(file "(.{1,300})" line (\d{1,9})\)$/;
const PART = /^ {4}(?:\(.{1,300}\)|invoked from within|while (?:executing|compiling))$/;
const LEAD = /^(?:Test file error|Error in startup script|error): /;
const MAX_LINES = 200;
/** A command that ran may stand in quotes over lines. */
const MOST_BETWEEN = 20;

/** Errors that end a program of Tcl: what went wrong, what ran, and the files that ran it. */
export const tcl: LogFormat = {
  id: "tcl",
  title: "Tcl",
  glance: [EXECUTING],
  read,
};

/** `can't read "total": no such variable`, `    while executing`, `"set sum $total"`, `    (file "cart.tcl" line 4)` */
function read(window: LogWindow): Match | undefined {
  if (window.text(0)?.trimEnd() !== EXECUTING) return undefined;
  const message = window.text(-1)?.trim().replace(LEAD, "") ?? "";
  if (message === "") return undefined;
  const { frames, to } = filesBelow(window);
  const [first] = frames;
  if (first === undefined) return undefined;
  const finding: Finding = { severity: "error", message, place: placeOfFrame(first), frames };
  return { from: -1, to, findings: [finding] };
}

function filesBelow(window: LogWindow): { frames: FrameClaim[]; to: number } {
  const frames: FrameClaim[] = [];
  let to = 1;
  for (let offset = 1; offset < MAX_LINES && offset - to < MOST_BETWEEN; offset++) {
    const text = window.text(offset)?.trimEnd();
    if (text === undefined) break;
    const [, path, line] = FILE.exec(text) ?? [];
    if (path !== undefined) frames.push(claim(path, Number(line), undefined));
    if (PART.test(text)) to = offset + 1;
    if (path !== undefined && !/^ {4}invoked from within$/.test(window.text(offset + 1) ?? "")) break;
  }
  return { frames, to };
}
