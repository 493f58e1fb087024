import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import * as z from "zod/mini";
import type { CheckoutsResult } from "../protocol/commands.ts";
import type { Session } from "../session/session.ts";
import { askForCheckout } from "../show/ask-for-checkout.ts";
import type { Source } from "../problems/source.ts";
import { HostError } from "../worker/host-error.ts";
import { withTries } from "../worker/with-tries.ts";
import { uriBelow } from "../workspace/file-uri.ts";
import type { Command } from "./command.ts";

/** What the checkout may be whose paths a log tells. A client that shows it puts the choice into the setting `checkouts`. */
export const checkouts: Command<"checkouts"> = {
  name: "checkouts",
  schema: z.object({ source: z.string() }),
  async run(session, { source: id }) {
    const source = session.store.get(id);
    if (source === undefined)
      throw new HostError({ message: "This log is not known any more: read it again." });
    const result: CheckoutsResult = {
      source: id,
      label: source.label,
      tied: source.tied.map(({ uri }) => uri),
      paths: source.unplaced.length,
      choices: await choicesOf(session, source),
    };
    if (!session.shows.includes("checkout")) await askForCheckout(session, result);
    return result;
  },
};

async function choicesOf(
  { folders, reader }: Session,
  { unplaced }: Source,
): Promise<CheckoutsResult["choices"]> {
  if (unplaced.length === 0) return [];
  const asked = { paths: [...unplaced], folders: folders.all.map(({ path }) => path) };
  const choices = await withTries(() => reader.call("checkouts", asked));
  return choices.map(({ from, to, folder, path, file, found }) => {
    const uri = folders.byPath(folder)?.uri ?? pathToFileURL(folder).href;
    const place = folders.all.length > 1 ? `${basename(folder)}/${file}` : file;
    return { from, to: to === "" ? uri : uriBelow(uri, to), path, file: place, found };
  });
}
