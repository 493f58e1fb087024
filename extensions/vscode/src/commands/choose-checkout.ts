import { l10n } from "vscode";
import type { SourceSummary } from "@hephaestus/language-server";
import { forgetCheckouts } from "../checkouts/checkout-memory.ts";
import type { Session } from "../session.ts";
import { presentResult } from "../solutions/present-result.ts";
import { tell } from "../views/tell.ts";

/** Asks which folder a log means, of the log that is given or the last one whose paths were not found. */
export async function chooseFolder(session: Session, argument: unknown): Promise<void> {
  const sources = session.server.isRunning ? (await session.knowledge.refresh()).sources : [];
  const meant = typeof argument === "string" ? argument : sources.findLast(isOpen)?.source;
  const { context, server } = session;
  if (meant === undefined)
    return tell(
      "information",
      l10n.t("All paths of what was read are found, or nobody can tell where they are."),
      {
        [l10n.t("Forget Choices")]: async () => {
          await forgetCheckouts(context);
          server.configurationChanged();
        },
      },
    );
  await presentResult(session, "checkouts", await server.execute("checkouts", { source: meant }));
}

function isOpen({ unplaced, tied }: SourceSummary): boolean {
  return unplaced !== undefined || tied !== undefined;
}
