import { Uri, l10n, window, workspace, type QuickPickItem } from "vscode";
import type { Checkout, CheckoutsResult } from "@hephaestus/language-server";
import type { Session } from "../session.ts";
import { forgetCheckouts, keepCheckout } from "./checkout-memory.ts";

interface Choice extends QuickPickItem {
  choose(): Promise<Checkout | "none" | undefined>;
}

/** Lets the user say which folder a log means, and keeps it for the repository. Logs are read anew with it. */
export async function chooseCheckout(session: Session, result: CheckoutsResult): Promise<void> {
  const choice = await (result.tied.length > 0 ? pickTied(result) : pickCheckout(result));
  if (choice === undefined) return;
  if (choice === "none") await forgetCheckouts(session.context);
  else await keepCheckout(session.context, repositoryOf(choice), choice);
  session.server.configurationChanged();
  window.setStatusBarMessage(
    choice === "none"
      ? l10n.t("The checkout folders of this repository are forgotten.")
      : l10n.t("Kept for this repository: {0}", nameOf(choice.to)),
    5000,
  );
}

function repositoryOf({ to }: Checkout): string {
  return (workspace.getWorkspaceFolder(Uri.parse(to))?.uri ?? Uri.parse(to)).toString();
}

function nameOf(uri: string): string {
  const place = Uri.parse(uri);
  const folder = workspace.getWorkspaceFolder(place);
  return folder?.uri.toString() === uri ? folder.name : workspace.asRelativePath(place);
}

async function pickTied({ tied, label }: CheckoutsResult): Promise<Checkout | undefined> {
  const items = tied.map((to) => ({ label: nameOf(to), description: Uri.parse(to).fsPath, to }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t("Which folder is {0} of?", label),
    placeHolder: l10n.t("It fits these equally. You are asked this once."),
  });
  return picked === undefined ? undefined : { from: "", to: picked.to };
}

async function pickCheckout({ choices, paths }: CheckoutsResult): Promise<Checkout | "none" | undefined> {
  const offered = choices.map((choice): Choice => ({
    label: `$(folder) ${choice.from === "" ? l10n.t("relative paths") : choice.from}`,
    description: l10n.t("is {0} · {1} of {2} paths", nameOf(choice.to), choice.found, paths),
    detail: `${choice.path} → ${choice.file}`,
    choose: () => Promise.resolve({ from: choice.from, to: choice.to }),
  }));
  const picked = await window.showQuickPick([...offered, ...ownChoices()], {
    title: l10n.t("Which folder is the CI runner's checkout directory?"),
    placeHolder: l10n.t("Kept for this repository, on this machine alone."),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.choose();
}

function ownChoices(): Choice[] {
  return [
    { label: `$(edit) ${l10n.t("Another folder…")}`, choose: askForCheckout },
    {
      label: `$(discard) ${l10n.t("Forget what was chosen for this repository")}`,
      choose: () => Promise.resolve("none"),
    },
  ];
}

async function askForCheckout(): Promise<Checkout | undefined> {
  const from = await window.showInputBox({
    title: l10n.t("The folder as the log names it"),
    placeHolder: "/build/agent-7/src",
    ignoreFocusOut: true,
  });
  if (from === undefined) return undefined;
  const root = workspace.workspaceFolders?.[0]?.uri;
  const places = await window.showOpenDialog({
    title: l10n.t("The folder that it is here"),
    openLabel: l10n.t("Choose"),
    canSelectFiles: false,
    canSelectFolders: true,
    ...(root === undefined ? {} : { defaultUri: root }),
  });
  const to = places?.[0]?.toString();
  return to === undefined ? undefined : { from: from.trim().replace(/\/+$/, ""), to };
}
