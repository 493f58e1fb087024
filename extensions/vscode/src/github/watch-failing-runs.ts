import { l10n, window, workspace, type Disposable, type WorkspaceFolder } from "vscode";
import type { GitHubPlace, RunFacts, RunState } from "@hephaestus/language-server";
import { logFolder } from "../capture/kept-logs.ts";
import { presentResult } from "../solutions/present-result.ts";
import type { Session } from "../session.ts";
import { readSetting } from "../settings.ts";
import { tell } from "../views/tell.ts";
import { countsText } from "../views/words.ts";
import { accessToken } from "./access-token.ts";
import { analyzeRun, type ReadRun } from "./analyze-run.ts";
import { muteBranch, mutedBranches } from "./muted-branches.ts";
import { createRunWatch } from "./run-watch.ts";
import { showRun } from "./show-run.ts";
import { suggestMessage } from "./suggest-message.ts";

const EVERY_MS = 15_000;

/** Where the setting asks for it, looks for failing runs of the first folder while the window is used. Nobody is asked to sign in. */
export function watchFailingRuns(session: Session): Disposable[] {
  const { context } = session;
  const look = createRunWatch({
    place: () => placeOf(session),
    state: (place) => stateOf(session, place),
    failed: (place) => failedRun(session, place),
    isMuted: (branch) => mutedBranches(context).includes(branch),
    tell: () => void tellFailing(session).catch(session.server.note),
    now: Date.now,
  });
  const lookOn = (occasion: Parameters<typeof look>[0]): void => {
    const isAsked = readSetting("watch.github") && workspace.isTrusted && window.state.focused;
    if (isAsked) look(occasion).catch(session.server.note);
  };
  const timer = setInterval(() => lookOn("poll"), EVERY_MS);
  return [
    { dispose: () => clearInterval(timer) },
    window.onDidChangeWindowState(({ focused }) => {
      if (focused) lookOn("return");
    }),
  ];
}

async function placeOf({ server }: Session): Promise<GitHubPlace | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri.toString();
  if (folder === undefined) return undefined;
  return (await server.request("gitHubPlace", { folder })) ?? undefined;
}

async function stateOf({ server }: Session, place: GitHubPlace): Promise<RunState | undefined> {
  const token = await accessToken(place.host, "silent");
  return token === undefined ? undefined : server.request("runState", { place, token });
}

async function failedRun({ server }: Session, place: GitHubPlace): Promise<RunFacts | undefined> {
  const token = await accessToken(place.host, "silent");
  if (token === undefined) return undefined;
  const answer = await server.request("failedRun", { place, token });
  return answer.status === "failed" ? answer.run : undefined;
}

/** Reads the run first: who is told of a failure is told what can be done about it. */
async function tellFailing(session: Session): Promise<void> {
  const [folder] = workspace.workspaceFolders ?? [];
  const run = folder === undefined ? undefined : await fetchRun(session, folder);
  if (folder === undefined || run === undefined) return;
  const summary = await analyzeRun(session, folder, run, "proved");
  const { name, branch } = run.run;
  const message = l10n.t("{0} failed on {1}: {2}", name, branch ?? folder.name, countsText(summary));
  tell("warning", message, {
    [l10n.t("Show")]: () => showRun(session, folder, run, summary).catch(session.server.note),
    ...(summary.proved === 0
      ? {}
      : { [l10n.t("Fix")]: () => fixRun(session, folder, run).catch(session.server.note) }),
    ...(branch === undefined ? {} : { [l10n.t("Mute Branch")]: () => muteBranch(session.context, branch) }),
  });
}

async function fetchRun(session: Session, folder: WorkspaceFolder): Promise<ReadRun | undefined> {
  const place = await placeOf(session);
  const token = place === undefined ? undefined : await accessToken(place.host, "silent");
  if (place === undefined || token === undefined) return undefined;
  const into = logFolder(session.context).toString();
  const asked = { place, token, into, folder: folder.uri.toString() };
  const answer = await session.server.request("failedRun", asked);
  return answer.status === "failed" && answer.logs.length > 0 ? answer : undefined;
}

/** Applies what is proved, and proposes a message for the commit. */
async function fixRun(session: Session, folder: WorkspaceFolder, { run }: ReadRun): Promise<void> {
  const result = await session.server.execute("fixAll", { within: folder.uri.toString() });
  await presentResult(session, "fixAll", result);
  if (result.applied.length > 0) suggestMessage(folder.uri.fsPath, `fix: what fails in ${run.name}`);
}
