import { l10n, window } from "vscode";
import type { AskedModel } from "@hephaestus/language-server";
import type { Session } from "../session.ts";
import { showMarkdown } from "../views/show-markdown.ts";
import { choiceName, type ModelChoice } from "./model-choice.ts";
import { hasConsent, keepConsent } from "./model-memory.ts";
import { promptPage } from "./prompt-page.ts";

/** Asks once, for each workspace and model, whether parts of it may be sent; shows them to the last character where that is wanted. */
export async function consented(
  session: Session,
  choice: ModelChoice,
  asked: { problem: string; model: AskedModel },
): Promise<boolean> {
  if (hasConsent(session.context, choice)) return true;
  const [ask, show] = [l10n.t("Ask"), l10n.t("Show What Is Sent")];
  const detail = l10n.t(
    "The problem, the lines of the log that tell it and the parts of files that go with it are sent, with secrets taken out. It is asked each time you say so, and never by itself. You are asked this once for this workspace and model.",
  );
  const message = l10n.t("Ask {0} for a fix?", choiceName(choice));
  const answer = await window.showInformationMessage(message, { modal: true, detail }, ask, show);
  if (answer === show) await showPrompt(session, asked);
  if (answer !== ask) return false;
  await keepConsent(session.context, choice);
  return true;
}

async function showPrompt(
  { server, pages }: Session,
  asked: { problem: string; model: AskedModel },
): Promise<void> {
  const { prompt, notes } = await server.execute("askModel", { ...asked, isTrial: true });
  await showMarkdown(pages.set("What is sent.md", promptPage(prompt, notes)));
}
