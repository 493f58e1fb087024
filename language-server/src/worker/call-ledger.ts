import { deferred } from "./deferred.ts";
import { hostEnded, HostError, type HostEnd } from "./host-error.ts";
import type { WireReply } from "./wire.ts";

/** The calls of a host that wait for their answers. */
export interface CallLedger {
  readonly size: number;
  /** A call that is to be answered; `id` goes along with it. */
  enter(onEvent: ((event: unknown) => void) | undefined): { id: number; answer: Promise<unknown> };
  has(id: number): boolean;
  /** Brings a reply to who waits for it. */
  settle(reply: WireReply): void;
  /** Rejects all: the host has ended. */
  end(name: string, reason: HostEnd): void;
}

interface Waiting {
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
  onEvent: ((event: unknown) => void) | undefined;
}

export function createCallLedger(): CallLedger {
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  return {
    get size() {
      return waiting.size;
    },
    enter(onEvent) {
      const id = (calls += 1);
      const { promise, resolve, reject } = deferred<unknown>();
      waiting.set(id, { resolve, reject, onEvent });
      return { id, answer: promise };
    },
    has: (id) => waiting.has(id),
    settle(reply) {
      const call = waiting.get(reply.id);
      if (call === undefined) return;
      if ("event" in reply) {
        call.onEvent?.(reply.event);
        return;
      }
      waiting.delete(reply.id);
      if ("error" in reply) call.reject(new HostError(reply.error));
      else call.resolve(reply.result);
    },
    end(name, reason) {
      for (const { reject } of waiting.values()) reject(hostEnded(name, reason));
      waiting.clear();
    },
  };
}
