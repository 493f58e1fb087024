import type { LogFormat, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";

/** `Parse error at src/cart.js:1,21`, above the line of code, a caret and `ERROR: …`. */
const HEAD = /^Parse error at (\S.*):(\d{1,9}),(\d{1,9})$/;
const MESSAGE = /^(?:ERROR|SyntaxError): (\S.*)$/;
const MAX_LINES = 8;

/** Files that the commands of Terser and UglifyJS cannot parse. */
export const terser: LogFormat = { id: "terser", title: "Terser", glance: ["Parse error at "], read };

function read(window: LogWindow): Match | undefined {
  const [, path, line, column] = HEAD.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  if (path === undefined) return undefined;
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const message = MESSAGE.exec(window.text(offset)?.trimEnd() ?? "")?.[1];
    if (message === undefined) continue;
    const place = claim(path, Number(line), Number(column) + 1);
    return { from: 0, to: offset + 1, findings: [{ severity: "error", message, place }] };
  }
  return undefined;
}
