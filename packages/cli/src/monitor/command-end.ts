import type { ChildProcess } from "node:child_process";
import type { LogSource } from "@hephaestus/core";

/** How a command ended. */
export interface CommandEnd {
  /** Has no lines, and ends with the command; tells of an end that was none of success. */
  readonly source: LogSource;
  hasFailed(): boolean;
}

/** Watches for the end of a command that was started just now. */
export function commandEnd(line: string, child: ChildProcess): CommandEnd {
  let failure = "";
  const ended = new Promise<void>((done) => {
    child.once("error", (error) => {
      failure = error.message;
      done();
    });
    child.once("close", (code, signal) => {
      if (signal !== null) failure = signal;
      else if (code !== 0) failure ||= `exit status ${code}`;
      done();
    });
  });
  const source: LogSource = {
    async *read(_, signal) {
      await Promise.race([ended, aborted(signal)]);
      if (signal.aborted || failure === "") return;
      const notice = { kind: "ended", detail: failure, count: 0 } as const;
      yield { source: line, bytes: new Uint8Array(), position: { offset: 0 }, notice, isLatest: true };
    },
  };
  return { source, hasFailed: () => failure !== "" };
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((done) => {
    signal.addEventListener("abort", () => done(), { once: true });
  });
}
