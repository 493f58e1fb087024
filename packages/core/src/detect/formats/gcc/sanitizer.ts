import type { Finding, FrameClaim, LogWindow, Match } from "../format.ts";
import { parsePlace, placeOfFrame } from "../place.ts";

const HEAD = /^(?:=+\d+=+ ?)?(?:ERROR|WARNING): ((?:Address|Leak|Memory|Thread|HWAddress)Sanitizer: \S.*)$/;
/** ThreadSanitizer tells the module behind the place: `    #0 add src/cart.c:2:20 (cart+0x4c8)`. */
const FRAME = /^ +#\d{1,4} (?:0x[\da-f]+ in )?(\S.*?)(?: \([^()]+\+0x[\da-f]+\))?$/;
const PROCESS = / \(pid=\d+\)$/;
const SUMMARY = "SUMMARY: ";
const ADDRESS = / on (?:unknown )?address /;
const LIBRARY = /(?:^\.\.\/|^\/usr\/|\/sysdeps\/|\/libsanitizer\/|\/compiler-rt\/|\/csu\/)/;
const MAX_LINES = 200;

/** Reads a report of a sanitizer to its summary; the place is the innermost frame outside of system libraries. */
export function readSanitizer(window: LogWindow): Match | undefined {
  const head = HEAD.exec(window.text(0) ?? "")?.[1];
  if (head === undefined) return undefined;
  const frames: FrameClaim[] = [];
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined) return toMatch(head, frames, offset);
    const frame = parseFrame(text);
    if (frame !== undefined) frames.push(frame);
    if (text.startsWith(SUMMARY)) return toMatch(head, frames, offset + 1);
  }
  return toMatch(head, frames, 1);
}

function toMatch(head: string, frames: FrameClaim[], to: number): Match {
  const finding: Finding = {
    severity: "error",
    message: (head.split(ADDRESS, 1)[0] ?? head).replace(PROCESS, ""),
    frames,
  };
  const own = frames.find(({ path }) => !LIBRARY.test(path));
  if (own !== undefined) finding.place = placeOfFrame(own);
  return { from: 0, to, findings: [finding] };
}

/** `    #0 0x561ed61b425e in main src/asan.c:3` */
function parseFrame(text: string): FrameClaim | undefined {
  const call = FRAME.exec(text)?.[1] ?? "";
  const gap = call.lastIndexOf(" ");
  const place = parsePlace(call.slice(gap + 1));
  return place === undefined ? undefined : { ...place, symbol: call.slice(0, gap) };
}
