import * as z from "zod/mini";
import { isLogOf } from "../problems/source.ts";
import type { TeachResult } from "../protocol/commands.ts";
import type { Session } from "../session/session.ts";
import { askToSave } from "../show/ask-to-save.ts";
import { currentText } from "../solutions/workspace-edit.ts";
import { HostError } from "../worker/host-error.ts";
import { withTries } from "../worker/with-tries.ts";
import { configFile, CONFIG_NAMES } from "../workspace/config-file.ts";
import { uriBelow, uriToPath } from "../workspace/file-uri.ts";
import type { Folder } from "../workspace/folders.ts";
import type { Command } from "./command.ts";
import { logBehind } from "./log-behind.ts";

/** Makes a pattern of a line. It is written by the user's consent alone: by a client that shows it, else by a question. */
export const teach: Command<"teach"> = {
  name: "teach",
  schema: z.object({
    uri: z.string(),
    line: z.int().check(z.gte(0)),
    name: z.exactOptional(z.string().check(z.regex(/^[A-Za-z][\w.-]{0,49}$/))),
  }),
  async run(session, { uri, line, name }) {
    if (session.state.trust === "restricted")
      throw new HostError({ message: "The workspace is not trusted: nothing is written to it." });
    const folder = folderOf(session, uri);
    const [standard = ""] = CONFIG_NAMES;
    const file = (await configFile(folder)) ?? standard;
    const before = (await currentText(folder, file, session.documents)) ?? "";
    const asked = { log: logBehind(session, uri), line, text: before, name };
    const learnt = await withTries(() => session.reader.call("learn", asked));
    const result: TeachResult = {
      file: uriBelow(folder.uri, file),
      before,
      after: learnt.text,
      name: learnt.name,
      reads: learnt.reads,
    };
    if (!session.shows.includes("pattern")) await askToSave(session, { folder, file, result });
    return result;
  },
};

function folderOf({ store, folders }: Session, uri: string): Folder {
  const path = uriToPath(uri);
  const read = store.sources.find((source) => isLogOf(source, uri))?.folder;
  const folder = read ?? (path === undefined ? undefined : folders.holding(path)) ?? folders.all[0];
  if (folder === undefined)
    throw new HostError({ message: "There is no workspace folder to keep the pattern in." });
  return folder;
}
