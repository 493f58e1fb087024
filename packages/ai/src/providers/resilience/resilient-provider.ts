import {
  bulkhead,
  BulkheadRejectedError,
  circuitBreaker,
  ConsecutiveBreaker,
  DelegateBackoff,
  handleWhenResult,
  isBrokenCircuitError,
  retry,
  timeout,
  TimeoutStrategy,
  wrap,
  type FailureReason,
  type IPolicy,
} from "cockatiel";
import {
  failed,
  type Completion,
  type Failure,
  type FailureKind,
  type ModelProvider,
  type ModelRequest,
} from "../provider.ts";
import { streamOf } from "../stream-of.ts";
import type { Turnstile } from "./turnstile.ts";

export interface Resilience {
  /** One try may take so long. */
  timeoutMs: number;
  /** How often a failure that may pass is tried again. */
  retries: number;
  /** The wait before the first retry; it doubles, and half of it is chance. */
  firstWaitMs: number;
  /** A provider that wants to be asked later than this is not waited for. */
  longestWaitMs: number;
  /** So many failures in a row, and it is left alone for a while. */
  breakAfter: number;
  restMs: number;
  /** Requests at a time; the others wait in line. */
  concurrency: number;
  /** Waits until one more request is allowed. */
  turnstile?: Turnstile;
  /** 0..1, for the part of a wait that is chance; who is told when to come does not come with all others either. */
  random: () => number;
}

/** Guesses that suit a model over the network; a user sets `timeout` in hephaestus.yaml. */
export const RESILIENCE: Resilience = {
  timeoutMs: 120_000,
  retries: 3,
  firstWaitMs: 1_000,
  longestWaitMs: 60_000,
  breakAfter: 4,
  restMs: 30_000,
  concurrency: 2,
  random: Math.random,
};

const MOST_WAITING = 100;
const PASSING: ReadonlySet<FailureKind> = new Set(["rate-limited", "timed-out", "unavailable", "truncated"]);

/** Asks again what may pass, with time-outs; leaves a provider alone that keeps failing; and few requests at a time. */
export function createResilientProvider(
  provider: ModelProvider,
  options: Resilience = RESILIENCE,
): ModelProvider {
  const policy = policyOf(options);
  const { id, capabilities } = provider;
  const complete = async (request: ModelRequest): Promise<Completion> => {
    try {
      return await policy.execute(({ signal }) => once(provider, request, signal, options), request.signal);
    } catch (error) {
      return thrownFailure(error, id, request.signal);
    }
  };
  return {
    id,
    capabilities: { ...capabilities, streams: false },
    complete,
    stream: (request) => streamOf(complete(request)),
    countTokens: (request) => provider.countTokens(request),
  };
}

function policyOf(options: Resilience): IPolicy {
  const passing = handleWhenResult((result) => isPassing(result, options));
  const backoff = new DelegateBackoff<{ attempt: number; result: FailureReason<unknown> }>((context) =>
    waitFor(context, options),
  );
  return wrap(
    bulkhead(options.concurrency, MOST_WAITING),
    retry(passing, { maxAttempts: options.retries, backoff }),
    circuitBreaker(passing, {
      halfOpenAfter: options.restMs,
      breaker: new ConsecutiveBreaker(options.breakAfter),
    }),
  );
}

/** One try. The time-out ends the request itself, and is an answer like others. */
async function once(
  provider: ModelProvider,
  request: ModelRequest,
  signal: AbortSignal,
  { timeoutMs, turnstile }: Resilience,
): Promise<Completion> {
  await turnstile?.(signal);
  const limit = timeout(timeoutMs, TimeoutStrategy.Aggressive);
  try {
    return await limit.execute(
      (context) => provider.complete({ ...request, signal: context.signal }),
      signal,
    );
  } catch (error) {
    if (signal.aborted) throw error;
    return failed("timed-out", `${provider.id}: no answer in time`);
  }
}

function isPassing(result: unknown, { longestWaitMs }: Resilience): boolean {
  const failure = failureOf(result);
  if (failure === undefined || !PASSING.has(failure.kind)) return false;
  if (failure.kind === "truncated" && failure.usage !== undefined) return false;
  return (failure.retryAfterMs ?? 0) <= longestWaitMs;
}

function failureOf(result: unknown): Failure | undefined {
  return isFailed(result) ? result.failure : undefined;
}

/** Every policy here runs what gives a `Completion`. */
function isFailed(result: unknown): result is Extract<Completion, { ok: false }> {
  return typeof result === "object" && result !== null && "ok" in result && result.ok === false;
}

function waitFor(
  { attempt, result }: { attempt: number; result: FailureReason<unknown> },
  { firstWaitMs, longestWaitMs, random }: Resilience,
): number {
  const told = "value" in result ? failureOf(result.value)?.retryAfterMs : undefined;
  if (told !== undefined) return told + random() * firstWaitMs;
  const whole = Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 1));
  return whole / 2 + (random() * whole) / 2;
}

function thrownFailure(error: unknown, id: string, signal: AbortSignal | undefined): Completion {
  if (signal?.aborted === true) return failed("aborted", `${id}: the run was ended`);
  if (isBrokenCircuitError(error))
    return failed("unavailable", `${id}: it kept failing and is left alone for a while`);
  if (error instanceof BulkheadRejectedError)
    return failed("unavailable", `${id}: too many requests at a time`);
  throw error;
}
