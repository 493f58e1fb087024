import * as z from "zod/mini";
import type { Command } from "./command.ts";

export const clear: Command<"clear"> = {
  name: "clear",
  schema: z.object({ source: z.exactOptional(z.string()) }),
  async run({ analyses, tails, status }, { source }) {
    for (const tail of tails.states)
      if (source === undefined || tail.source === source) await tails.stop(tail.uri);
    analyses.clear(source);
    status.tellTrouble(undefined);
    return null;
  },
};
