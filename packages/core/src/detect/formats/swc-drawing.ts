import type { PathClaim } from "./format.ts";
import { claim, parsePlace } from "./place.ts";

/** A reason that swc draws. */
export interface SwcDrawing {
  message: string;
  place: PathClaim;
  /** How many lines it takes. */
  length: number;
}

const HEAD = /^(?:Error: )? {0,4}[x×] (\S.*)$/s;
const MORE = /^ {2,6}[|│](?: (.*))?$/s;
const OPENS = [",-[", "╭─["];
const CLOSES = ["`----", "╰────"];
const SOURCE = /^ {0,8}(\d{1,9}) [|│]/;
const MARK = /^ {1,16}[:·] {0,9999}(?=[\^─])/;
const MAX_LINES = 60;

/**
 * Reads a reason with its excerpt; the position behind the path is that of the line's or the excerpt's start, so the
 * first mark tells better: `  x Expected ',', got ';'`, `   ,-[src/js/broken.js:2:1]`, ` 2 | const b = [a, 2;`, `   :          ^`.
 */
export function parseSwcDrawing(lines: readonly string[]): SwcDrawing | undefined {
  const start = lines[0]?.trimEnd() === "Error:" ? 1 : 0;
  const first = HEAD.exec(lines[start] ?? "")?.[1]?.trimEnd();
  if (first === undefined) return undefined;
  const message = [first];
  let place: PathClaim | undefined;
  let row: RegExpExecArray | undefined;
  let isMarked = false;
  for (const [index, line] of lines.slice(0, MAX_LINES).entries()) {
    if (index <= start) continue;
    if (place !== undefined && CLOSES.some((close) => line.includes(close)))
      return { message: message.join("\n"), place, length: index + 1 };
    const more = place === undefined ? MORE.exec(line)?.[1]?.trim() : undefined;
    if (more !== undefined && more !== "" && !more.startsWith("Learn more")) message.push(more);
    place ??= parseOpening(line);
    row = SOURCE.exec(line) ?? row;
    const mark = MARK.exec(line)?.[0].length;
    if (isMarked || mark === undefined || row === undefined || place === undefined) continue;
    place = claim(place.path, Number(row[1]), mark - row[0].length);
    isMarked = true;
  }
  return undefined;
}

function parseOpening(line: string): PathClaim | undefined {
  const open = OPENS.find((each) => line.includes(each));
  if (open === undefined || !line.endsWith("]")) return undefined;
  return parsePlace(line.slice(line.indexOf(open) + open.length, -1).trim());
}
