import { readTarget } from "../analyses/read-target.ts";
import { HostError } from "../worker/host-error.ts";
import { withTries } from "../worker/with-tries.ts";
import type { Command } from "./command.ts";
import { LOG_LINE, logBehind, sourceOfLog } from "./log-behind.ts";

/** Takes a line of a log for the failure, where no parser knows it: it is a problem then, as any other. */
export const adopt: Command<"adopt"> = {
  name: "adopt",
  schema: LOG_LINE,
  async run(session, { uri, line }) {
    const { reader, store, queue, state, documents, folders, analyses } = session;
    const source = sourceOfLog(session, uri);
    const { reading, folder, cwd, label } = source;
    if (reading === undefined) throw new HostError({ message: "The log is still being read." });
    const hints = { folder: folder?.uri, directory: cwd, uri: source.uri };
    const target = readTarget({ documents, folders, settings: () => state.settings }, hints);
    const log = logBehind(session, uri);
    const name = [...(source.logUris ?? [])].find(([, each]) => each === uri)?.[0] ?? label;
    const result = await withTries(() => reader.call("adopt", { reading, log, source: name, line, target }));
    if (source.reading !== reading || store.get(source.id) !== source)
      throw new HostError({ message: "The log was read anew meanwhile: try again." });
    analyses.take(source, result);
    if (state.settings.prove === "automatic") queue.request(source);
    const problem = [...source.problems.values()].find(
      (tracked) => tracked.problem.evidence.startLine === line + 1,
    );
    if (problem === undefined)
      throw new HostError({ message: "A rule of hephaestus.yaml leaves this line out." });
    return { problem: problem.problem.id };
  },
};
