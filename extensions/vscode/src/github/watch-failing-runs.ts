import { l10n, window, workspace, type Disposable } from "vscode";
import type { GitHubPlace, RunFacts } from "@hephaestus/language-server";
import type { Session } from "../session.ts";
import { readSetting } from "../settings.ts";
import { tell } from "../views/tell.ts";
import { accessToken } from "./access-token.ts";
import { readFailingRun } from "./read-failing-run.ts";
import { createRunWatch } from "./run-watch.ts";

const EVERY_MS = 30_000;
const MUTED = "mutedBranches";

/** Where the setting asks for it, looks for failing runs of the first folder while the window is used. Nobody is asked to sign in. */
export function watchFailingRuns(session: Session): Disposable[] {
  const { workspaceState } = session.context;
  const muted = (): string[] => workspaceState.get<string[]>(MUTED, []);
  const look = createRunWatch({
    place: () => placeOf(session),
    failed: (place) => failedRun(session, place),
    isMuted: (branch) => muted().includes(branch),
    tell: (run) => tellFailing(session, run, (branch) => workspaceState.update(MUTED, [...muted(), branch])),
    now: Date.now,
  });
  const timer = setInterval(() => {
    const isAsked = readSetting("watch.github") && workspace.isTrusted && window.state.focused;
    if (isAsked) look().catch(session.server.note);
  }, EVERY_MS);
  return [{ dispose: () => clearInterval(timer) }];
}

async function placeOf({ server }: Session): Promise<GitHubPlace | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri.toString();
  if (folder === undefined) return undefined;
  return (await server.request("gitHubPlace", { folder })) ?? undefined;
}

async function failedRun({ server }: Session, place: GitHubPlace): Promise<RunFacts | undefined> {
  const token = await accessToken(place.host, "silent");
  if (token === undefined) return undefined;
  const answer = await server.request("failedRun", { place, token });
  return answer.status === "failed" ? answer.run : undefined;
}

function tellFailing(session: Session, { name, branch }: RunFacts, mute: (branch: string) => unknown): void {
  const [folder] = workspace.workspaceFolders ?? [];
  if (folder === undefined) return;
  tell("warning", l10n.t("{0} failed on {1}.", name, branch ?? folder.name), {
    [l10n.t("Show")]: () => readFailingRun(session, folder, "silent").catch(session.server.note),
    ...(branch === undefined ? {} : { [l10n.t("Mute Branch")]: () => mute(branch) }),
  });
}
