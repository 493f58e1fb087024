import * as z from "zod/mini";
import { HostError } from "../worker/host-error.ts";
import type { Command } from "./command.ts";

export const tail: Command<"tail"> = {
  name: "tail",
  schema: z.object({
    action: z.enum(["start", "stop", "list"]),
    uri: z.exactOptional(z.string()),
    fromStart: z.exactOptional(z.boolean()),
    folder: z.exactOptional(z.string()),
  }),
  async run({ tails }, { action, uri, fromStart, folder }) {
    if (action === "list") return [...tails.states];
    if (uri === undefined) throw new HostError({ message: "Which log is it? There is no `uri`." });
    if (action === "start") await tails.start(uri, { fromStart: fromStart === true, folder });
    else await tails.stop(uri);
    return [...tails.states];
  },
};
