import type { LogWindow, Match, PathClaim } from "../format.ts";

/** What pnpm says below an error of its own. */
export const HELP = "For help, run: pnpm help";
const ERROR = /^(?:\sERROR\s{2}|\[ERROR\] )(\S.*)$/s;
const PARSING = / while parsing '.{0,80}$/s;
const POSITION = /\(line (\d{1,9}) column (\d{1,9})\)/;
const IN_FILE = " in ";
const MAX_LINES = 16;

/**
 * Reads an error without a code, from the advice below it: `For help, run: pnpm help install` below
 * ` ERROR  Unknown option: 'frozzen'` or `[ERROR] Expected double-quoted … (line 3 column 37) in /shop/package.json`.
 */
export function readUncoded(window: LogWindow): Match | undefined {
  if (window.text(0)?.startsWith(HELP) !== true) return undefined;
  for (let from = -1; from > -MAX_LINES; from--) {
    const said = ERROR.exec(window.text(from) ?? "")?.[1];
    if (said === undefined) continue;
    const { message, place } = splitFile(said);
    return {
      from,
      to: 1,
      findings: [{ severity: "error", message, ...(place === undefined ? {} : { place }) }],
    };
  }
  return undefined;
}

function splitFile(said: string): { message: string; place?: PathClaim } {
  const at = said.lastIndexOf(IN_FILE);
  const path = said.slice(at + IN_FILE.length);
  const [, line, column] = POSITION.exec(said) ?? [];
  if (at === -1 || line === undefined || !path.endsWith(".json")) return { message: said };
  const message = said.slice(0, at).replace(PARSING, "");
  return { message, place: { path, line: Number(line), column: Number(column) } };
}
