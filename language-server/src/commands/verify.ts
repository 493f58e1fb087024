import * as z from "zod/mini";
import { HostError } from "../worker/host-error.ts";
import { abortedBy } from "./abort-signal.ts";
import type { Command } from "./command.ts";

export const verify: Command<"verify"> = {
  name: "verify",
  schema: z.object({ source: z.exactOptional(z.string()) }),
  async run({ store, queue, state }, { source: id }, token) {
    if (state.trust === "restricted")
      throw new HostError({ message: "The workspace is not trusted: nothing is checked in it." });
    const sources = store.sources.filter((source) => id === undefined || source.id === id);
    const { signal } = abortedBy(token);
    signal.addEventListener("abort", () => sources.forEach((source) => queue.cancel(source)));
    for (const source of sources) queue.request(source);
    for (const source of sources) await queue.settled(source);
    signal.throwIfAborted();
    const problems = sources.flatMap((source) => [...source.problems.values()]);
    return {
      solved: problems.filter(({ status }) => status === "solved").map(({ problem }) => problem.id),
      remaining: problems.filter(({ status }) => status === "open").map(({ problem }) => problem.id),
      notes: [...new Set(sources.flatMap(({ notes }) => notes))],
    };
  },
};
