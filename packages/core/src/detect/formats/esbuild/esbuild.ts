import { parseEsbuildLine } from "../esbuild-line.ts";
import type { LogFormat, LogWindow, Match } from "../format.ts";
import { readNote } from "./note.ts";
import { readThrown } from "./thrown.ts";

/** Messages of esbuild on its own and inside tools that are built on it: tsup, tsx, Angular. */
export const esbuild: LogFormat = {
  id: "esbuild",
  title: "esbuild",
  glance: ["✘ ", "▲ ", " failed with ", "^", ": ERROR: "],
  read: (window) => readNote(window) ?? readThrown(window) ?? readLine(window),
};

/** `/home/runner/work/shop/shop/src/main.ts:4:23: ERROR: Expected ")" but found ";"` */
function readLine(window: LogWindow): Match | undefined {
  const finding = parseEsbuildLine(window.text(0) ?? "");
  return finding?.place === undefined ? undefined : { from: 0, to: 1, findings: [finding] };
}
