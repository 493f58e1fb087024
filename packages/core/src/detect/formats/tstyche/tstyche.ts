import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { lookBack } from "../look-back.ts";
import { parsePlace } from "../place.ts";

/** `       at ./typetests/cart.tst.ts:8:54 ❭ cart ❭ total is a number` */
const PLACE = /^ {7}at (?:\.\/)?(\S.{0,400}?:\d{1,9}:\d{1,9})((?: ❭ \S.*)?)$/;
const HEAD = /^(Error|Warning): (\S.*)$/;
const CODE = /^(.*) ts\((\d{4,5})\)$/;
const FRAME = /^ {2,8}\d{0,6} \|/;
const MAX_LINES = 40;

/** What TSTyche says of types: the message above a frame of code, its place and test below. */
export const tstyche: LogFormat = {
  id: "tstyche",
  title: "TSTyche",
  glance: ["       at ./", " ❭ ", " ts("],
  read,
};

function read(window: LogWindow): Match | undefined {
  const end = placeLine(window);
  const [, target = "", path = ""] = PLACE.exec(window.text(end) ?? "") ?? [];
  const place = parsePlace(target);
  if (place === undefined) return undefined;
  const start = end > 0 ? 0 : lookBack(window, MAX_LINES, (text) => HEAD.test(text));
  if (start === undefined) return undefined;
  const [, level, first = ""] = HEAD.exec(window.text(start) ?? "") ?? [];
  const [, message = first, code] = CODE.exec(first) ?? [];
  const lines = [message];
  let below = start + 1;
  for (; below < end && !FRAME.test(window.text(below) ?? ""); below++)
    lines.push((window.text(below) ?? "").trimEnd());
  if (below === end) return undefined;
  const finding: Finding = {
    severity: level === "Error" ? "error" : "warning",
    message: lines.join("\n").trimEnd(),
    place,
  };
  if (code !== undefined) finding.code = `TS${code}`;
  if (path !== "") finding.test = path.split(" ❭ ").slice(1).join(" > ");
  return { from: start, to: end + 1, findings: [finding] };
}

/** The current line, or of TypeScript's messages, which are known by their code, the first such line below. */
function placeLine(window: LogWindow): number {
  if (!CODE.test(HEAD.exec(window.text(0) ?? "")?.[2] ?? "")) return 0;
  let offset = 1;
  while (offset < MAX_LINES && !PLACE.test(window.text(offset) ?? "")) offset += 1;
  return offset;
}
