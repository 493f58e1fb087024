import {
  CancellationError,
  ProgressLocation,
  Uri,
  l10n,
  window,
  workspace,
  type WorkspaceFolder,
} from "vscode";
import type { FailedRun, GitHubPlace } from "@hephaestus/language-server";
import { logFolder } from "../capture/kept-logs.ts";
import type { Session } from "../session.ts";
import { showSummary } from "../solutions/show-summary.ts";
import { tell } from "../views/tell.ts";
import { accessToken, type SignIn } from "./access-token.ts";
import { pasteInstead, tellNoRun, tellRefused, tellUnread } from "./tell-run.ts";

type Failed = Extract<FailedRun, { status: "failed" }>;

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
    session.server.request("failedRun", { place, token, into }),
  );
  if (answer.status === "none") return tellNoRun(place);
  if (answer.status === "refused")
    return tellRefused(place, answer, () => readFailingRun(session, folder, "anew"));
  if (answer.logs.length === 0) return tellUnread(answer);
  await showRun(session, { folder, place, run: answer });
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

interface ReadRun {
  folder: WorkspaceFolder;
  place: GitHubPlace;
  run: Failed;
}

async function showRun(
  session: Session,
  { folder, place, run: { run, logs, missing } }: ReadRun,
): Promise<void> {
  const label = [run.name, run.branch ?? run.sha.slice(0, 7)].join(" · ");
  const summary = await session.server.execute("analyze", {
    source: { kind: "files", label, logs },
    folder: folder.uri.toString(),
  });
  const { roots } = await session.knowledge.refresh();
  const evidence = roots.find(({ source }) => source === summary.source)?.evidence?.uri;
  await showSummary(session, summary, Uri.parse(evidence ?? logs[0]?.uri ?? ""));
  const notes = [...otherCommit(place, run.sha), ...missing.map(({ detail }) => detail)];
  if (notes.length > 0 && summary.errors + summary.warnings > 0) tell("information", notes.join(" "));
}

function otherCommit({ sha }: GitHubPlace, ran: string): string[] {
  if (sha === undefined || sha === ran) return [];
  const [there, here] = [ran.slice(0, 7), sha.slice(0, 7)];
  return [
    l10n.t("The run is of commit {0}, and {1} is checked out: some places may have moved.", there, here),
  ];
}
