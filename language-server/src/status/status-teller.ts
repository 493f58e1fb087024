import type { Status } from "../protocol/messages.ts";
import type { Trust } from "../protocol/settings.ts";
import type { Source } from "../problems/source.ts";
import { isProved } from "../solutions/solution-order.ts";

type Counts = Pick<Status, "errors" | "warnings" | "solved" | "proved" | "plausible">;

/** What all sources come to. */
function countAll(sources: readonly Source[]): Counts {
  const problems = sources.flatMap(({ problems: known }) => [...known.values()]);
  const open = problems.filter(({ status }) => status === "open");
  const solutions = sources.flatMap((source) => source.solutions);
  const proved = solutions.filter(isProved).length;
  return {
    errors: open.filter(({ problem }) => problem.severity === "error").length,
    warnings: open.filter(({ problem }) => problem.severity === "warning").length,
    solved: problems.filter(({ status }) => status === "solved").length,
    proved,
    plausible: solutions.length - proved,
  };
}

/** Tells the client's status bar what the server does. */
export interface StatusTeller {
  /** Something is different: tell it soon. */
  schedule(): void;
  /** How far a proof is; undefined when none is going on. */
  proving(progress: { done: number; total?: number } | undefined): void;
  /** Something went wrong; undefined when it works again. */
  tellTrouble(trouble: Status["trouble"]): void;
  readonly trouble: Status["trouble"];
}

export interface StatusNeeds {
  send: (status: Status) => void;
  sources: () => readonly Source[];
  trust: () => Trust;
  revision: () => number;
  isUnsupported: () => boolean;
}

const SOON_MS = 100;

export function createStatusTeller(needs: StatusNeeds): StatusTeller {
  let timer: NodeJS.Timeout | undefined;
  let proving: { done: number; total?: number } | undefined;
  let trouble: Status["trouble"];

  function state(): Status["state"] {
    if (needs.isUnsupported()) return "unsupported";
    if (proving !== undefined) return "proving";
    return needs
      .sources()
      .some(({ stage, kind }) => stage === "reading" && kind !== "stream" && kind !== "tail")
      ? "reading"
      : "idle";
  }

  function tell(): void {
    timer = undefined;
    needs.send({
      state: state(),
      ...proving,
      ...countAll(needs.sources()),
      trust: needs.trust(),
      revision: needs.revision(),
      ...(trouble === undefined ? {} : { trouble }),
    });
  }

  function schedule(): void {
    timer ??= setTimeout(tell, SOON_MS);
  }

  return {
    schedule,
    proving(progress) {
      proving = progress;
      schedule();
    },
    tellTrouble(told) {
      trouble = told;
      schedule();
    },
    get trouble() {
      return trouble;
    },
  };
}
