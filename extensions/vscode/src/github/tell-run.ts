import { Uri, commands, env, l10n } from "vscode";
import type { FailedRun, GitHubPlace, RefusalKind } from "@hephaestus/language-server";
import { tell } from "../views/tell.ts";

type Choices = Readonly<Record<string, () => unknown>>;
type Refused = Extract<FailedRun, { status: "refused" }>;
type Failed = Extract<FailedRun, { status: "failed" }>;

/** The way that needs nobody: an editor that reads what is pasted. */
export function pasteInstead(): Choices {
  return { [l10n.t("Paste Log Instead")]: () => commands.executeCommand("hephaestus.readClipboard") };
}

export function tellNoRun({ repository, branch, sha }: GitHubPlace): void {
  const what = branch ?? sha?.slice(0, 7) ?? "";
  tell("information", l10n.t("No run of {0} has failed in {1}.", what, repository));
}

/** Says why GitHub gives no answer, and what cures it. */
export function tellRefused({ repository }: GitHubPlace, refused: Refused, signInAnew: () => unknown): void {
  const words: Readonly<Record<RefusalKind, string>> = {
    "sign-on": l10n.t("The organization of {0} asks you to sign on first.", repository),
    token: l10n.t("GitHub does not take your sign-in any more."),
    "not-found": l10n.t("GitHub has no {0}, or your account may not see it.", repository),
    limit: l10n.t("GitHub's rate limit is reached: try again later."),
    unreachable: l10n.t("GitHub could not be reached."),
    other: refused.detail,
  };
  const { url } = refused;
  const signOn: Choices = url === undefined ? {} : { [l10n.t("Sign On")]: () => openPage(url) };
  const other: Choices = { [l10n.t("Use Another Account")]: signInAnew };
  const cures: Readonly<Record<RefusalKind, Choices>> = {
    "sign-on": signOn,
    token: { [l10n.t("Sign In Again")]: signInAnew },
    "not-found": other,
    limit: {},
    unreachable: {},
    other: {},
  };
  tell("warning", words[refused.why], { ...cures[refused.why], ...pasteInstead() });
}

/** Says what became of the logs where none could be read: expired, not there, forbidden. */
export function tellUnread({ run, missing }: Failed): void {
  const details = [...new Set(missing.map(({ detail }) => detail))].join(" ");
  const message = details === "" ? l10n.t("No job of {0} left a log.", run.name) : details;
  tell("warning", message, { [l10n.t("Open Run")]: () => openPage(run.url), ...pasteInstead() });
}

function openPage(url: string): Thenable<boolean> {
  return env.openExternal(Uri.parse(url));
}
