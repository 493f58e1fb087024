import { tell } from "../show/tell.ts";
import type { PreviewResult } from "../protocol/commands.ts";
import type { Session } from "../session/session.ts";
import { showText } from "../show/show-text.ts";
import { solutionTitle } from "../solutions/solution-title.ts";
import { staleReason } from "../solutions/workspace-edit.ts";
import { commandOf } from "../status/overview-of.ts";
import type { Command } from "./command.ts";
import { solutionOf } from "./find-solution.ts";
import { SOLUTION_ARGUMENT } from "./solution-argument.ts";

export const previewFix: Command<"previewFix"> = {
  name: "previewFix",
  schema: SOLUTION_ARGUMENT,
  async run(session, { solution }) {
    const preview = await previewOf(session, solution);
    if (session.shows.includes("preview")) return preview;
    const text = preview.command === undefined ? preview.diff : commandText(preview.command);
    const warning = preview.stale === undefined ? "" : `${preview.stale}\n\n`;
    await showText(session, { name: "fix.diff", text: warning + text });
    return preview;
  },
};

/** Shows what to run. Nothing of it is run here. */
export const showCommand: Command<"showCommand"> = {
  name: "showCommand",
  schema: SOLUTION_ARGUMENT,
  async run(session, { solution }) {
    const preview = await previewOf(session, solution);
    if (!session.shows.includes("preview") && preview.command !== undefined)
      tell(session, "info", commandText(preview.command));
    return preview;
  },
};

async function previewOf({ store, documents }: Session, id: string): Promise<PreviewResult> {
  const { folder, solution } = solutionOf(store, id);
  const { files, command } = solution;
  const stale = await staleReason(folder, files, documents);
  return {
    solution: id,
    title: solutionTitle(solution),
    diff: files.map(({ diff }) => diff).join(""),
    ...(command === undefined ? {} : { command: commandOf(command, folder.path) }),
    ...(stale === undefined ? {} : { stale }),
  };
}

function commandText({ line, cwd }: { line: string; cwd: string }): string {
  return `Run it in ${cwd}:\n${line}`;
}
