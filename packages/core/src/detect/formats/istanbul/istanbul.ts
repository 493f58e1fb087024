import type { Finding, LogFormat } from "../format.ts";

const COVERAGE = "Coverage for ";
/** What nyc, c8 and Vitest's providers begin a line with. */
const ERROR = "ERROR: ";
const MISSED = /^ERROR: Coverage for \w{1,20} \([\d.]{1,12}%\) does not meet (.*)$/;
const OF_FILE = "%) for ";
const NODE_MISSED =
  /^(?:ℹ |# )Error: [\d.]{1,12}% \w{1,20} coverage does not meet threshold of [\d.]{1,12}%\.$/;

/** Thresholds of coverage that are not met, of Istanbul's kin and of Node's runner. */
export const istanbul: LogFormat = {
  id: "istanbul",
  title: "Coverage thresholds",
  glance: [`${ERROR}${COVERAGE}`, " coverage does not meet threshold of "],
  read(window) {
    const text = window.text(0)?.trim() ?? "";
    const finding = readMissed(text) ?? readNodeMissed(text);
    return finding === undefined ? undefined : { from: 0, to: 1, findings: [finding] };
  },
};

/** `ERROR: Coverage for lines (66.66%) does not meet threshold (99%) for src/cart.js` */
function readMissed(text: string): Finding | undefined {
  const missed = MISSED.exec(text)?.[1];
  if (missed === undefined) return undefined;
  const at = missed.indexOf(OF_FILE);
  const path = at === -1 ? undefined : missed.slice(at + OF_FILE.length);
  const finding: Finding = { severity: "error", message: text.slice(ERROR.length) };
  return path === undefined ? finding : { ...finding, place: { path, line: 1 } };
}

/** `ℹ Error: 60.00% line coverage does not meet threshold of 100%.` */
export function readNodeMissed(text: string): Finding | undefined {
  const message = NODE_MISSED.test(text) ? text.slice(text.indexOf("Error: ") + "Error: ".length) : undefined;
  return message === undefined ? undefined : { severity: "error", message };
}
