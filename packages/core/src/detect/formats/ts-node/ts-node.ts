import type { LogFormat, LogWindow, Match } from "../format.ts";

const HEADLINE = "TSError: ⨯ Unable to compile TypeScript:";
const CARETS = /^\s*\^+$/;

/** The frame that Node prints around ts-node's diagnostics, which the compiler's own format reads. */
export const tsNode: LogFormat = { id: "ts-node", title: "ts-node", glance: ["^", "TSError: "], read };

/** Claims the excerpt of ts-node's own code and the headline, so that they are not taken for the problem. */
function read(window: LogWindow): Match | undefined {
  const start = CARETS.test(window.text(0) ?? "") ? 1 : 0;
  const headline = start === 1 && window.text(1) === "" ? 2 : start;
  if (window.text(headline)?.trimEnd() !== HEADLINE) return undefined;
  return { from: start === 1 ? -2 : 0, to: headline + 1, findings: [] };
}
