import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { lookOnce } from "../look-once.ts";
import { parseSwcDrawing } from "../swc-drawing.ts";
import { readConfig } from "./config.ts";

const FAILED = /^Failed to compile \d{1,9} files? with swc\.$/;
const CAUSE = "Caused by:";
const MAX_LINES = 400;

/** What swc draws: `  x Expected ',', got ';'` above `   ,-[src/js/broken.js:2:1]`, one or more, and `Caused by:` below. */
export const swc: LogFormat = {
  id: "swc",
  title: "swc",
  glance: ["  x ", "× ", " with swc.", "failed to read .swcrc"],
  read: (window) => readDrawings(window) ?? readConfig(window) ?? readSummary(window),
};

/** Other tools draw alike; only swc says `Caused by:` below. */
function readDrawings(window: LogWindow): Match | undefined {
  if (!/^ {0,4}[x×] /.test(window.text(0) ?? "")) return undefined;
  const lines = linesToCause(window);
  if (lines === undefined) return undefined;
  const findings: Finding[] = [];
  let from = 0;
  for (;;) {
    const drawing = parseSwcDrawing(lines.slice(from));
    if (drawing === undefined) break;
    const { message, place, length } = drawing;
    findings.push({ severity: "error", message, place, lines: { from, to: from + length - 1 } });
    from += length;
  }
  const isSwc = lines.slice(from, from + 4).includes(CAUSE);
  return findings.length === 0 || !isSwc ? undefined : { from: 0, to: from, findings };
}

/** The lines down to what caused the failure. */
const linesToCause = lookOnce(MAX_LINES, (window) => {
  const lines: string[] = [];
  while (lines.length < MAX_LINES && lines.at(-1) !== CAUSE) {
    const text = window.text(lines.length);
    if (text === undefined) break;
    lines.push(text);
  }
  return lines.at(-1) === CAUSE ? lines : undefined;
});

function readSummary(window: LogWindow): Match | undefined {
  const message = (window.text(0) ?? "").trimEnd();
  if (!FAILED.test(message)) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message, consequence: true }] };
}
