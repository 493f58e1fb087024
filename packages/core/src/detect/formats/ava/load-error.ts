import { parseErrorHead } from "../error-head.ts";
import type { Finding } from "../format.ts";
import { parsePlace, toPath } from "../place.ts";

const POINTER = /^ *\^+$/;
const MOST_ABOVE = 4;

/** What kept a module from being loaded, as Node shows it: its place, the line of code, a pointer, and `SyntaxError: …`. */
export function readLoadError(lines: readonly string[]): Finding | undefined {
  const head = lines.findIndex((line) => line !== "");
  const pointer = lines.findIndex((line, index) => index > head && POINTER.test(line));
  const place = parsePlace(toPath(lines[head] ?? ""));
  const error = parseErrorHead(lines[pointer + 1] ?? "");
  if (place === undefined || error === undefined || pointer === -1 || pointer > head + MOST_ABOVE)
    return undefined;
  const column = lines[pointer]?.indexOf("^") ?? 0;
  return {
    severity: "error",
    message: lines[pointer + 1] ?? "",
    code: error.code ?? error.name,
    place: { ...place, column: column + 1 },
  };
}
