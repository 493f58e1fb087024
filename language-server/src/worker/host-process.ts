import { deferred } from "./deferred.ts";
import type { ChildProcess } from "node:child_process";
import { createCallLedger } from "./call-ledger.ts";
import type { HostEnd } from "./host-error.ts";
import { sendTo, startProgram } from "./start-program.ts";
import type { MethodTable, WireReply } from "./wire.ts";

export interface CallOptions<Event> {
  signal?: AbortSignal;
  onEvent?: (event: Event) => void;
}

/** A program of ours in a process of its own: started at the first call, started anew after its end. */
export interface HostProcess<Methods extends MethodTable<Methods>> {
  /**
   * Rejects with the signal's reason at once where it is aborted, with `HostError` where the host says so or ends. A host
   * that goes on regardless of a cancelled call is ended.
   */
  call<Name extends keyof Methods & string>(
    method: Name,
    parameters: Methods[Name]["parameters"],
    options?: CallOptions<Methods[Name]["event"]>,
  ): Promise<Methods[Name]["result"]>;
  /** Keeps the host from being ended for having nothing to do; call the result once to let it go. */
  hold(): () => void;
  /** Process id; undefined while there is none. */
  readonly pid: number | undefined;
  stop(): void;
}

export interface HostLimits {
  /** Size of its heap, in MB; more ends it. */
  memory: number;
  /** Time without calls after which it is ended. */
  idleMs: number;
  /** Time without a sign of life, while calls wait, after which it is ended. */
  silenceMs: number;
  /** Time that a cancelled call may take to end. */
  graceMs: number;
}

/** `limits` is asked anew for each start and each time span. */
export function createHostProcess<Methods extends MethodTable<Methods>>(
  name: string,
  program: string,
  limits: () => HostLimits,
): HostProcess<Methods> {
  const ledger = createCallLedger();
  let child: ChildProcess | undefined;
  const holds = new Set<object>();
  let timer: NodeJS.Timeout | undefined;

  function watch(): void {
    clearTimeout(timer);
    if (child === undefined || (ledger.size === 0 && holds.size > 0)) return;
    const { silenceMs, idleMs } = limits();
    timer = ledger.size > 0 ? after(silenceMs, () => end("silence")) : after(idleMs, () => end("stopped"));
  }

  function end(reason: HostEnd): void {
    child?.kill("SIGKILL");
    child = undefined;
    clearTimeout(timer);
    ledger.end(name, reason);
  }

  function start(): ChildProcess {
    const reply = (told: WireReply): void => {
      ledger.settle(told);
      watch();
    };
    const ended = (reason: HostEnd): void => void (child === started && end(reason));
    const started = startProgram(program, limits().memory, { reply, end: ended });
    return started;
  }

  return {
    async call(method, parameters, { signal, onEvent } = {}) {
      signal?.throwIfAborted();
      const host = (child ??= start());
      const { id, answer } = ledger.enter(onEvent);
      sendTo(host, { id, method, parameters });
      watch();
      const isStubborn = (): boolean => ledger.has(id) && child === host;
      const cancel = (): void => {
        sendTo(host, { cancel: id });
        after(limits().graceMs, () => isStubborn() && end("stubborn"));
      };
      return await (signal === undefined ? answer : until(signal, answer, cancel));
    },
    hold() {
      const held = {};
      holds.add(held);
      watch();
      return () => {
        holds.delete(held);
        watch();
      };
    },
    get pid() {
      return child?.pid;
    },
    stop: () => end("stopped"),
  };
}

/** A timer that keeps no process alive. */
function after(ms: number, act: () => void): NodeJS.Timeout {
  return setTimeout(act, ms).unref();
}

/** The answer, or the signal's reason where it is aborted before. */
async function until<Result>(
  signal: AbortSignal,
  answer: Promise<Result>,
  onAbort: () => void,
): Promise<Result> {
  const { promise, reject } = deferred<never>();
  const abort = (): void => {
    onAbort();
    reject(signal.reason);
  };
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([answer, promise]);
  } finally {
    signal.removeEventListener("abort", abort);
    answer.catch(() => undefined);
  }
}
