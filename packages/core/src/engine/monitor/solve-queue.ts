import { ownText } from "../../detect/templates/own-text.ts";
import type { Solved, Solver } from "./monitor-ports.ts";
import type { WaitingAlarm } from "./monitor-state.ts";

/** Lines around an alarm that are to be looked into. */
interface Job extends WaitingAlarm {
  readonly source: string;
  /** How many lines may still come. */
  room: number;
  readonly since: number;
}

export interface SolveQueueOptions {
  readonly solver: Solver;
  /** Milliseconds, for how long more lines are waited for. */
  readonly clock: () => number;
  readonly onSolved: (alarm: WaitingAlarm, solved: Solved) => Promise<void>;
  readonly onFailed: (templateId: string, error: unknown) => void;
  readonly signal: AbortSignal;
}

/** Has alarms looked into, one after the other, while the stream goes on. */
export interface SolveQueue {
  /** False where too many wait: nobody looks into it. */
  add(job: { source: string; templateId: string; lines: string[] }): boolean;
  /** A line that may belong to what an alarm of its source is about. */
  line(source: string, line: string): void;
  /** Looks into those that waited long enough for more lines. */
  tick(): void;
  /** Waits for no more lines; resolves when all was looked into. */
  end(): Promise<void>;
}

const LINES_AFTER = 100;
const WAIT_MS = 300;
const MOST_JOBS = 100;

/** A solver that throws costs that alarm's answer alone. */
export function createSolveQueue(options: SolveQueueOptions): SolveQueue {
  const { solver, clock, onSolved, onFailed, signal } = options;
  const open: Job[] = [];
  let waiting = 0;
  let last: Promise<void> = Promise.resolve();

  async function solve({ templateId, lines }: Job): Promise<void> {
    try {
      if (signal.aborted) return;
      await onSolved({ templateId, lines }, await solver.solve(`${lines.join("\n")}\n`, signal));
    } catch (error) {
      if (!signal.aborted) onFailed(templateId, error);
    } finally {
      waiting -= 1;
    }
  }

  function close(job: Job): void {
    open.splice(open.indexOf(job), 1);
    last = last.then(() => solve(job));
  }

  return {
    add(job) {
      if (waiting >= MOST_JOBS) return false;
      waiting += 1;
      open.push({ ...job, room: LINES_AFTER, since: clock() });
      return true;
    },
    line(source, line) {
      for (const job of open) {
        if (job.source !== source || job.room === 0) continue;
        job.lines.push(ownText(line));
        job.room -= 1;
      }
    },
    tick() {
      if (open.length === 0) return;
      const now = clock();
      for (const job of open.filter(({ room, since }) => room === 0 || now - since >= WAIT_MS)) close(job);
    },
    async end() {
      for (const job of open.slice()) close(job);
      await last;
    },
  };
}
