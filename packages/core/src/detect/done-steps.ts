import type { LogEntry } from "../model/log.ts";
import type { ToleratedOutput } from "./tolerated-commands.ts";

/** Follows the steps in which Docker builds an image. Bounded. */
export interface DoneSteps {
  /** What a step printed, at the line that says that it is done: it went well, whatever it printed. */
  see(stream: string, entry: LogEntry): ToleratedOutput | undefined;
}

/** Literals of the lines that it needs to see. */
export const STEP_GLANCE: readonly string[] = [" DONE ", " ERROR: ", " ---> ", "Step 1/"];

/** BuildKit: `#9 DONE 0.4s`, `#9 ERROR: process "/bin/sh -c make" did not complete successfully: exit code: 2`. */
const BUILDKIT = /^(#\d{1,5}) (?:(DONE) \d|ERROR: )/;
/** Before BuildKit: ` ---> 1a2b3c4d5e6f`, the image that the step made. */
const IMAGE = /^ ---> [\da-f]{12}$/;
const FIRST_STEP = /^Step 1\/\d{1,4} : /;
const MOST_STEPS = 4096;

export function createDoneSteps(): DoneSteps {
  /** The line below which a step may have printed, of BuildKit's steps by number, else of each process. */
  const starts = new Map<string, number>();

  function since(key: string, line: number): number | undefined {
    const from = starts.get(key);
    if (from !== undefined || starts.size < MOST_STEPS) starts.set(key, line + 1);
    return from;
  }

  return {
    see(stream, { text, line }) {
      const said = text.trimEnd();
      const [, step, isDone] = BUILDKIT.exec(said) ?? [];
      if (step !== undefined) {
        const from = since(`${stream} ${step}`, line) ?? 1;
        return isDone === undefined ? undefined : { stream: step, from, to: line };
      }
      if (FIRST_STEP.test(said)) since(stream, line);
      if (!IMAGE.test(said)) return undefined;
      const from = since(stream, line);
      return from === undefined ? undefined : { stream, from, to: line };
    },
  };
}
