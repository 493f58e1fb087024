import type { LogEntry } from "../model/log.ts";
import type { DetectedFinding } from "./detected-finding.ts";
import { createDoneSteps, STEP_GLANCE } from "./done-steps.ts";
import { forgivenBy, isForgiving, type Forgiving, FORGIVING_GLANCE } from "./forgiving-lines.ts";
import type { LineRange } from "./job-verdicts.ts";

/** What a command printed that may fail: `$ npm run lint || true`. */
export interface ToleratedOutput extends LineRange {
  /** The process, where the log tells several apart. */
  readonly stream: string;
}

/** What a log tells of commands that may fail, before them or right below what they printed. */
export interface Tolerated {
  readonly outputs: readonly ToleratedOutput[];
  readonly forgiving: readonly Forgiving[];
}

/** Follows commands that may fail, as runners of scripts show them. Bounded. */
export interface ToleratedCommands {
  see(stream: string, around: Around): void;
  end(): Tolerated;
}

interface Around {
  at(offset: number): LogEntry | undefined;
}

/** Literals of the lines that it needs to see. */
export const TOLERATED_GLANCE: readonly string[] = [
  " || true",
  " || echo ",
  " || exit 0",
  ...FORGIVING_GLANCE,
  ...STEP_GLANCE,
];

/** Whatever stands before the last bar may fail, so nothing else may stand behind it. */
const TOLERATED =
  /^[$+] (?:[^;&|]|(?<=>)&){1,400}(?:\|(?!\|)(?:[^;&|]|(?<=>)&){1,400})? \|\| (?:true|exit 0|echo\b[^;&|$`]{0,200})$/;
const NEXT = /^[$+>] \S|^yarn run v\d|^##\[|^\[Pipeline\]/;
/** What GCC says below an error that it cannot go on after. */
const GIVEN_UP = "compilation terminated.";
const MOST_LINES = 400;
const MOST_RANGES = 4096;

export function createToleratedCommands(): ToleratedCommands {
  const ranges: ToleratedOutput[] = [];
  const forgiving: Forgiving[] = [];
  const steps = createDoneSteps();
  return {
    see(stream, { at }) {
      const first = at(0);
      if (first === undefined || !mayBeTolerated(first.text)) return;
      if (isForgiving(first.text) && forgiving.length < MOST_RANGES)
        forgiving.push({ stream, line: (at(-1)?.text === GIVEN_UP ? -1 : 0) + first.line, text: first.text });
      if (ranges.length >= MOST_RANGES) return;
      const done = steps.see(stream, first);
      if (done !== undefined) ranges.push(done);
      if (!TOLERATED.test(first.text.trimEnd())) return;
      for (let offset = 1; offset <= MOST_LINES; offset++) {
        const entry = at(offset);
        if (entry === undefined) return;
        if (entry.boundary !== true && entry.marker !== "group" && !NEXT.test(entry.text)) continue;
        ranges.push({ stream, from: first.line + 1, to: entry.line - 1 });
        return;
      }
    },
    end: () => ({ outputs: ranges, forgiving }),
  };
}

/**
 * Findings but for errors of commands that may fail, or were said not to matter. Where something ended with a failure among them, it may be another
 * command's, which nobody showed.
 */
export function withoutTolerated(
  findings: readonly DetectedFinding[],
  { outputs, forgiving }: Tolerated,
): DetectedFinding[] {
  const errors = findings.filter(({ severity }) => severity === "error");
  const dropped = new Set([
    ...outputs
      .map((output) => errors.filter((finding) => isOf(output, finding)))
      .filter((own) => !own.some(({ consequence }) => consequence === true))
      .flat(),
    ...forgivenBy(forgiving, errors),
  ]);
  return findings.filter((finding) => !dropped.has(finding));
}

function isOf(
  { stream: own, from, to }: ToleratedOutput,
  { stream = "", evidence: { startLine } }: DetectedFinding,
): boolean {
  return stream === own && startLine >= from && startLine <= to;
}

function mayBeTolerated(text: string): boolean {
  return TOLERATED_GLANCE.some((literal) => text.includes(literal));
}
