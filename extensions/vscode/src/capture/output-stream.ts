import type { SourceSummary, StreamOpen } from "@hephaestus/language-server";
import type { Session } from "../session.ts";

/** A text that is read while it is printed. */
export interface OutputStream {
  /** Resolves when the server has taken the text: await it, and a fast printer is slowed down. */
  append(text: string): Promise<void>;
  end(exitCode: number | undefined): Promise<SourceSummary>;
}

let count = 0;

/** Begins a stream; starts the server where it does not run. */
export async function openStream(
  { server }: Session,
  about: Omit<StreamOpen, "stream">,
): Promise<OutputStream> {
  count += 1;
  const stream = `${about.kind}-${count}`;
  await server.notify("streamOpen", { stream, ...about });
  return {
    async append(text) {
      await server.request("streamAppend", { stream, text });
    },
    end: (exitCode) =>
      server.request("streamEnd", exitCode === undefined ? { stream } : { stream, exitCode }),
  };
}
