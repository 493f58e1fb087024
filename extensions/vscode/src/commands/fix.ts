import { commands, l10n, window, type QuickPickItem } from "vscode";
import { newLogInClipboard, readClipboard } from "../capture/clipboard.ts";
import { readFile } from "../capture/read-log.ts";
import type { Session } from "../session.ts";
import { problemText, verdictText } from "../views/words.ts";
import { problemAtCursor } from "./at-cursor.ts";
import { nextStep } from "./next-step.ts";

/** Does what is meant by "fix": reads the copied log, shows the fixes at the cursor, reads the open log, or asks. */
export async function fix(session: Session): Promise<void> {
  const document = window.activeTextEditor?.document;
  const step = nextStep({
    hasNewLog: (await newLogInClipboard()) !== undefined,
    isOnProblem: (await problemAtCursor(session)) !== undefined,
    isInLog: document !== undefined && isLog(document.languageId, document.uri.scheme),
  });
  switch (step) {
    case "read-clipboard":
      return readClipboard(session);
    case "fix-here":
      return showFixesHere();
    case "read-document":
      if (document !== undefined) await readFile(session, document.uri);
      return undefined;
    case "pick":
      return pick(session);
  }
}

/** The editor's own menu of fixes: Enter applies, Ctrl+Enter shows what would change. */
async function showFixesHere(): Promise<void> {
  await commands.executeCommand("editor.action.codeAction", { kind: "quickfix.hephaestus", apply: "never" });
}

function isLog(language: string, scheme: string): boolean {
  return language === "log" && scheme === "file";
}

interface Choice extends QuickPickItem {
  run(): Thenable<unknown>;
}

async function pick(session: Session): Promise<void> {
  const chosen = await window.showQuickPick([...fixChoices(session), ...doorChoices()], {
    title: "Hephaestus",
    placeHolder: l10n.t("What failed?"),
    matchOnDescription: true,
  });
  await chosen?.run();
}

function fixChoices({ knowledge }: Session): Choice[] {
  return (knowledge.overview?.roots ?? []).flatMap((root) =>
    root.solutions.slice(0, 1).map((solution) => ({
      label: `$(lightbulb) ${solution.title}`,
      description: verdictText(solution),
      detail: problemText(root),
      run: () => commands.executeCommand("hephaestus.preview", solution.id),
    })),
  );
}

function doorChoices(): Choice[] {
  return [
    door("clippy", l10n.t("Read the log in the clipboard"), "readClipboard"),
    door("github", l10n.t("Read the failing GitHub run"), "fixFailingRun"),
    door("eye", l10n.t("Follow a log file…"), "tailFile"),
    door("terminal", l10n.t("Read the terminal's selection or last command"), "readTerminal"),
    door("file", l10n.t("Read a log file…"), "readFile"),
  ];
}

function door(icon: string, label: string, command: string): Choice {
  return { label: `$(${icon}) ${label}`, run: () => commands.executeCommand(`hephaestus.${command}`) };
}
