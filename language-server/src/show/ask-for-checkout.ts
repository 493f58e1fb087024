import { MessageType, ShowMessageRequest } from "vscode-languageserver/node";
import type { CheckoutsResult } from "../protocol/commands.ts";
import type { Checkout } from "../protocol/settings.ts";
import type { Session } from "../session/session.ts";
import { visibleLine } from "../text/visible.ts";
import { tell } from "./tell.ts";

/** More buttons fit into no message. */
const MOST_CHOICES = 4;

interface Choice extends Checkout {
  title: string;
}

/** Asks for the checkout in an editor that has no view for it. The choice holds until the server ends. */
export async function askForCheckout(session: Session, result: CheckoutsResult): Promise<void> {
  const { connection, state, analyses } = session;
  const choices = choicesOf(result).slice(0, MOST_CHOICES);
  if (choices.length === 0) return;
  const answer: { title: string } | null = await connection
    .sendRequest(ShowMessageRequest.type, {
      type: MessageType.Info,
      message:
        result.tied.length > 0
          ? `Which folder is ${visibleLine(result.label)} of?`
          : "Which folder is the CI runner's checkout directory?",
      actions: choices.map(({ title }) => ({ title })),
    })
    .catch(() => null);
  const choice = choices.find(({ title }) => title === answer?.title);
  if (choice === undefined) return;
  const { from, to } = choice;
  state.settings = { ...state.settings, checkouts: [...state.settings.checkouts, { from, to }] };
  await analyses.readAgain(undefined);
  const setting = JSON.stringify([{ from, to }]);
  tell({ connection }, "info", `To keep it, set hephaestus.checkouts to ${setting}.`);
}

function choicesOf({ tied, choices }: CheckoutsResult): Choice[] {
  if (tied.length > 0) return tied.map((to) => ({ title: to, from: "", to }));
  return choices.map(({ from, to, path, file }) => ({
    title: `${visibleLine(path)} is ${file}`,
    from,
    to,
  }));
}
