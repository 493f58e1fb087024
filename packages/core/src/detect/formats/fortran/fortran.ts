import type { Finding, FrameClaim, LogFormat, LogWindow, Match } from "../format.ts";
import { claim, placeOfFrame } from "../place.ts";

const ERROR = /^Fortran runtime error: (\S.*)$/;
const STOP = /^(ERROR STOP(?: .*)?)$/;
const AT = /^At line (\d{1,9}) of file (\S.{0,300}?)(?: \(unit = .{1,200}\))?$/;
const TERMINATION = "Error termination. Backtrace:";
const SYMBOL = /^#\d{1,4} {1,3}0x[\da-f]{1,16} in (\S.*)$/;
const FRAME = /^\tat (\S.{0,300}):(\d{1,9})$/;
const MOST_FRAMES = 100;
const MOST_LINES = 3;

/** What ends a program that gfortran built. */
export const fortran: LogFormat = {
  id: "fortran",
  title: "Fortran",
  glance: ["Fortran runtime error: ", "ERROR STOP"],
  read,
};

/** `At line 4 of file cart.f90`, `Fortran runtime error: Index '5' of dimension 1 of array 'a' above upper bound of 3`, a backtrace. */
function read(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  const message = ERROR.exec(text)?.[1] ?? STOP.exec(text)?.[1];
  if (message === undefined) return undefined;
  const { frames, to } = framesBelow(window);
  if (STOP.test(text) && to === 1) return undefined;
  const [, line, path] = AT.exec(window.text(-1)?.trimEnd() ?? "") ?? [];
  const [first] = frames;
  const told = path === undefined ? undefined : claim(path, Number(line), undefined);
  const place = told ?? (first === undefined ? undefined : placeOfFrame(first));
  const finding: Finding = { severity: "error", message, frames };
  const from = told === undefined ? 0 : -1;
  return { from, to, findings: [place === undefined ? finding : { ...finding, place }] };
}

function framesBelow(window: LogWindow): { frames: FrameClaim[]; to: number } {
  let start = 1;
  while (start <= MOST_LINES && window.text(start)?.trimEnd() !== TERMINATION) start += 1;
  if (start > MOST_LINES) return { frames: [], to: 1 };
  const frames: FrameClaim[] = [];
  let to = start + 1;
  for (; to < start + MOST_FRAMES; to++) {
    const text = window.text(to)?.trimEnd() ?? "";
    const [, path, line] = FRAME.exec(text) ?? [];
    const symbol = SYMBOL.exec(window.text(to - 1)?.trimEnd() ?? "")?.[1];
    if (path !== undefined)
      frames.push({ ...claim(path, Number(line), undefined), ...(symbol === undefined ? {} : { symbol }) });
    else if (!SYMBOL.test(text)) break;
  }
  return { frames, to };
}
