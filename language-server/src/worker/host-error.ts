import type { WireError } from "./wire.ts";

/** Why a call of a host failed: what the host says, or that it ended. The message is for people. */
export class HostError extends Error {
  readonly hint: string | undefined;
  readonly code: string | undefined;

  constructor({ message, hint, code }: WireError) {
    super(message);
    this.name = "HostError";
    this.hint = hint;
    this.code = code;
  }
}

/** How a host came to its end. */
export type HostEnd = "memory" | "crash" | "silence" | "stubborn" | "missing" | "stopped";

/** Codes of `HostError` that say the host is gone, and a new one may do better. */
export function isHostEnd(error: unknown): error is HostError {
  return error instanceof HostError && error.code !== undefined && error.code.startsWith(HOST_ENDED);
}

const HOST_ENDED = "host-";

const WORDS: Readonly<Record<HostEnd, string>> = {
  memory: "needed more memory than it may have",
  crash: "crashed",
  silence: "gave no sign of life for too long",
  stubborn: "did not stop when it was asked to",
  missing: "could not be started",
  stopped: "was not needed any more",
};

/** The error of every call that was waiting when a host ended. */
export function hostEnded(name: string, end: HostEnd): HostError {
  return new HostError({ message: `The ${name} ${WORDS[end]} and was ended.`, code: `${HOST_ENDED}${end}` });
}
