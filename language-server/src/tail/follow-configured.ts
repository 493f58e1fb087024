import { isAbsolute } from "node:path";
import type { Session } from "../session/session.ts";
import { uriBelow } from "../workspace/file-uri.ts";

/** Follows the logs that the settings name, in each folder; a path that leads out of it is left out. */
export async function followConfigured({ state, folders, tails, connection }: Session): Promise<void> {
  if (state.trust === "restricted") return;
  const followed = new Set(tails.states.map(({ uri }) => uri));
  for (const folder of folders.all) {
    for (const path of state.settings.tail) {
      const uri = uriBelow(folder.uri, path.replaceAll("\\", "/"));
      const leadsOut = isAbsolute(path) || path.split(/[\\/]/).includes("..");
      if (leadsOut) connection.console.warn(`hephaestus.tail: ${path} is not in the workspace.`);
      else if (!followed.has(uri)) await tails.start(uri, { fromStart: false, folder: folder.uri });
    }
  }
}
