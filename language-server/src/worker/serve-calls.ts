import process from "node:process";
import { CANCELLED, type MethodTable, type WireError, type WireReply, type WireRequest } from "./wire.ts";

/** What a handler may do besides answering. */
export interface CallContext<Event> {
  signal: AbortSignal;
  emit: (event: Event) => void;
}

export type Handlers<Methods extends MethodTable<Methods>> = {
  [Name in keyof Methods]: (
    parameters: Methods[Name]["parameters"],
    context: CallContext<Methods[Name]["event"]>,
  ) => Promise<Methods[Name]["result"]>;
};

/** Answers the calls that come over the channel to the parent; ends with it. */
export function serveCalls<Methods extends MethodTable<Methods>>(handlers: Handlers<Methods>): void {
  const running = new Map<number, AbortController>();
  process.on("disconnect", () => process.exit());
  process.on("message", (message: WireRequest) => {
    if ("cancel" in message) {
      running.get(message.cancel)?.abort(new DOMException("cancelled", "AbortError"));
      return;
    }
    const { id, method, parameters } = message;
    const controller = new AbortController();
    running.set(id, controller);
    const context = { signal: controller.signal, emit: (event: unknown) => reply({ id, event }) };
    void answer(handlers, { method, parameters }, context)
      .then((answered) => reply({ id, ...answered }))
      .finally(() => running.delete(id));
  });
}

async function answer<Methods extends MethodTable<Methods>>(
  handlers: Handlers<Methods>,
  { method, parameters }: { method: string; parameters: unknown },
  context: CallContext<unknown>,
): Promise<{ result: unknown } | { error: WireError }> {
  try {
    if (!isMethod(handlers, method)) throw new Error(`no method ${method}`);
    return { result: await handlers[method](parameters, context) };
  } catch (error) {
    return { error: context.signal.aborted ? { message: "cancelled", code: CANCELLED } : wireError(error) };
  }
}

function isMethod<Methods extends MethodTable<Methods>>(
  handlers: Handlers<Methods>,
  method: string,
): method is keyof Methods & string {
  return Object.hasOwn(handlers, method);
}

/** A user's mistake has a code and a hint; a bug is told with its stack on stderr. */
function wireError(error: unknown): WireError {
  if (!(error instanceof Error)) return { message: String(error) };
  const { message } = error;
  if (!("code" in error) || typeof error.code !== "string") {
    console.error(error.stack ?? message);
    return { message };
  }
  const hint = "hint" in error && typeof error.hint === "string" ? { hint: error.hint } : {};
  return { message, code: error.code, ...hint };
}

function reply(message: WireReply): void {
  if (process.connected) process.send?.(message);
}
