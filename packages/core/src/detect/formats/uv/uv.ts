import { blockLines } from "../block-lines.ts";
import type { LogFormat, LogWindow, Match } from "../format.ts";

const CAUSE = /^ *(?:╰─▶|`->|├─▶|\|->) /;
const HEAD = /^ {0,4}[×x] (\S.*)$/s;
const REST = /^ *(?:│|\|) (.*)$/s;
const HINT = /^ *hint: /;
/** Turborepo draws what it only warns of in the same way. */
const OF_TURBO = /^ WARNING {2}An issue occurred while /;
const MAX_ABOVE = 12;
const MAX_LINES = 120;

/** Requirements that uv cannot meet, and packages that it cannot build or fetch. */
export const uv: LogFormat = {
  id: "uv",
  title: "uv",
  glance: ["╰─▶ ", "`-> "],
  read: (window) => {
    const from = CAUSE.test(window.text(0) ?? "") ? headLine(window) : undefined;
    return from === undefined ? undefined : readReport(window, from);
  },
};

/** `  × No solution found when resolving dependencies:`, perhaps on two lines, above the cause; more causes may stand between. */
function headLine(window: LogWindow): number | undefined {
  for (let offset = -1; offset > -MAX_ABOVE; offset--) {
    const text = window.text(offset) ?? "";
    if (HEAD.test(text)) return OF_TURBO.test(window.text(offset - 1) ?? "") ? undefined : offset;
    if (!REST.test(text) && !CAUSE.test(text)) return undefined;
  }
  return undefined;
}

function readReport(window: LogWindow, from: number): Match {
  const above = Array.from({ length: -from }, (_, index) => window.text(from + index) ?? "");
  const below = blockLines(window, 1, MAX_LINES, (text) => text !== "" && !text.startsWith("    "));
  const end = below.findIndex((line) => HINT.test(line));
  const told = end === -1 ? below : below.slice(0, end);
  const lines = [...above, window.text(0) ?? "", ...told].map(plainLine);
  const message = lines.join("\n").trimEnd();
  return { from, to: below.length + 1, findings: [{ severity: "error", message }] };
}

/** Without the drawing before it. */
function plainLine(line: string): string {
  return (HEAD.exec(line)?.[1] ?? REST.exec(line)?.[1] ?? line.replace(CAUSE, "")).trim();
}
