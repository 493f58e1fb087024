import { l10n, window } from "vscode";
import { MODEL_SERVICES } from "@hephaestus/language-server";
import { forgetKey } from "../models/keys.ts";
import { chosenModel, keepModel } from "../models/model-memory.ts";
import type { Session } from "../session.ts";

/** Deletes every key that is kept, and asks nobody in this workspace any more. */
export async function forgetKeys(session: Session): Promise<void> {
  const { context, models } = session;
  const choice = chosenModel(context);
  if (choice?.kind === "service") await forgetKey(context.secrets, choice.service, choice.baseUrl);
  for (const service of MODEL_SERVICES) await forgetKey(context.secrets, service);
  await keepModel(context, undefined);
  models.changed();
  window.setStatusBarMessage(l10n.t("The keys are forgotten; no model is asked."), 5000);
}
