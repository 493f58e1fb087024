import type { DeployLimits } from "../../config/deploy-config.ts";
import { isQuiet, minutesUntilLoud } from "./quiet-hours.ts";
import type { MonitorSolution } from "./monitor-event.ts";
import type { Delivery } from "./monitor-ports.ts";

/** What was handed on, kept between runs. */
export interface DeliveryRecord {
  /** Ids of the problems it mends. */
  problemIds: string[];
  /** Milliseconds since 1970. */
  at: number;
  /** Where people find it. */
  address: string;
}

/** What became of a solution that is to be handed on; `detail` is a sentence. */
export type Outcome =
  | { status: "opened"; address: string; detail: string }
  | { status: "waiting" | "refused" | "failed"; address: null; detail: string };

export interface DeliveryQueueOptions {
  readonly delivery: Delivery;
  readonly limits: DeployLimits;
  readonly clock: () => number;
  readonly signal: AbortSignal;
  readonly records: readonly DeliveryRecord[];
  /** Told of what waited and is decided now. */
  readonly onOutcome: (solution: MonitorSolution, outcome: Outcome) => void;
}

/** Hands proved solutions on as the limits allow; what may not go now waits. */
export interface DeliveryQueue {
  add(solution: MonitorSolution): Promise<Outcome>;
  /** Looks after those that wait, when it is time. */
  tick(): void;
  /** Resolves when nothing is on its way. */
  end(): Promise<void>;
  records(): DeliveryRecord[];
  /** Ids of what may not be handed on yet, the oldest first. */
  waiting(): string[];
  /** Whether a solution waits, or was handed on. */
  holds(id: string): boolean;
}

const RETRY_MS = 60_000;
const MOST_WAITING = 100;
const MOST_RECORDS = 1000;

/** One after the other. What waits is bounded: the oldest is given up first. */
export function createDeliveryQueue(options: DeliveryQueueOptions): DeliveryQueue {
  const { delivery, clock, signal, onOutcome } = options;
  const records = [...options.records];
  const waiting = new Map<string, MonitorSolution>();
  const handedOn = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();
  let retryAt = 0;

  async function handOn(solution: MonitorSolution): Promise<Outcome> {
    const obstacle = await obstacleTo(solution, options, records);
    if (obstacle !== undefined) return obstacle;
    const answer = await delivery.deliver(solution, signal);
    if (answer.status === "refused") return refused(answer.detail);
    handedOn.add(solution.id);
    const problemIds = solution.problems.map(({ id }) => id);
    records.push({ problemIds, at: clock(), address: answer.address });
    if (records.length > MOST_RECORDS) records.shift();
    return answer;
  }

  async function next(solution: MonitorSolution): Promise<Outcome> {
    const outcome = await handOn(solution).catch(failed);
    waiting.delete(solution.id);
    if (outcome.status === "waiting" || outcome.status === "failed") waiting.set(solution.id, solution);
    const [oldest] = waiting.keys();
    if (waiting.size > MOST_WAITING && oldest !== undefined) waiting.delete(oldest);
    retryAt = clock() + RETRY_MS;
    return outcome;
  }

  async function turn(solution: MonitorSolution, before: Promise<unknown>): Promise<Outcome> {
    await before;
    return next(solution);
  }

  async function retry(): Promise<void> {
    for (const solution of waiting.values()) {
      if (signal.aborted) return;
      const outcome = await next(solution);
      if (outcome.status === "waiting" || outcome.status === "failed") return;
      onOutcome(solution, outcome);
    }
  }

  return {
    add(solution) {
      const mine = turn(solution, last);
      last = mine;
      return mine;
    },
    tick() {
      if (waiting.size === 0 || clock() < retryAt) return;
      retryAt = clock() + RETRY_MS;
      last = last.then(retry);
    },
    async end() {
      await last;
    },
    records: () => [...records],
    waiting: () => [...waiting.keys()],
    holds: (id) => waiting.has(id) || handedOn.has(id),
  };
}

/** Why nothing may be handed on now; undefined where it may. */
async function obstacleTo(
  solution: MonitorSolution,
  { delivery, limits, clock, signal }: DeliveryQueueOptions,
  records: readonly DeliveryRecord[],
): Promise<Outcome | undefined> {
  const { quietHours, maxOpen, cooldownMs } = limits;
  const since = clock() - cooldownMs;
  const ids = solution.problems.map(({ id }) => id);
  if (records.some(({ at, problemIds }) => at > since && problemIds.some((id) => ids.includes(id))))
    return refused("a fix of the same problem was handed on of late");
  if (quietHours !== undefined && isQuiet(quietHours, clock()))
    return waits(`quiet hours, ${minutesUntilLoud(quietHours, clock())} minutes to go`);
  const addresses = records.map(({ address }) => address);
  const open = await delivery.countOpen(addresses, signal);
  return open < maxOpen ? undefined : waits(`${open} are open, and ${maxOpen} may be`);
}

function failed(error: unknown): Outcome {
  const detail = error instanceof Error ? error.message : String(error);
  return { status: "failed", address: null, detail };
}

function waits(detail: string): Outcome {
  return { status: "waiting", address: null, detail };
}

function refused(detail: string): Outcome {
  return { status: "refused", address: null, detail };
}
