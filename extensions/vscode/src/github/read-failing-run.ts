import { CancellationError, ProgressLocation, l10n, window, workspace, type WorkspaceFolder } from "vscode";
import type { GitHubPlace } from "@hephaestus/language-server";
import { logFolder } from "../capture/kept-logs.ts";
import type { Session } from "../session.ts";
import { tell } from "../views/tell.ts";
import { accessToken, type SignIn } from "./access-token.ts";
import { analyzeRun } from "./analyze-run.ts";
import { showRun } from "./show-run.ts";
import { pasteInstead, tellNoRun, tellRefused, tellUnread } from "./tell-run.ts";

/** Reads the failing run of what is checked out, shows its first problem, or says why there is none. One notice at most. */
export async function readFailingRun(
  session: Session,
  folder: WorkspaceFolder,
  signIn: SignIn,
): Promise<void> {
  if (!workspace.isTrusted) return tell("warning", l10n.t("Trust this workspace to read its runs."));
  const place = await session.server.request("gitHubPlace", { folder: folder.uri.toString() });
  if (place === null)
    return tell("information", l10n.t("No remote of {0} is on GitHub.", folder.name), pasteInstead());
  const token = await tokenFor(place, signIn);
  if (token === undefined) return;
  const into = logFolder(session.context).toString();
  const title = l10n.t("Reading the failing run of {0}", place.repository);
  const answer = await window.withProgress({ location: ProgressLocation.Window, title }, () =>
    session.server.request("failedRun", { place, token, into, folder: folder.uri.toString() }),
  );
  if (answer.status === "none") return tellNoRun(place);
  if (answer.status === "refused")
    return tellRefused(place, answer, () => readFailingRun(session, folder, "anew"));
  if (answer.logs.length === 0) return tellUnread(answer);
  await showRun(session, folder, answer, await analyzeRun(session, folder, answer, "read"));
}

async function tokenFor({ host }: GitHubPlace, signIn: SignIn): Promise<string | undefined> {
  try {
    const token = await accessToken(host, signIn);
    if (token !== undefined) return token;
    const enterprise = l10n.t(
      "Nobody is signed in to {0}. For an Enterprise server, set github-enterprise.uri.",
      host,
    );
    tell("information", enterprise, pasteInstead());
  } catch (error) {
    if (error instanceof CancellationError) return undefined;
    const why = error instanceof Error ? error.message : String(error);
    tell("information", l10n.t("Not signed in to {0}: {1}", host, why), pasteInstead());
  }
  return undefined;
}
