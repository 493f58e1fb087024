import { l10n, window } from "vscode";
import { forgetEveryKey } from "../models/keys.ts";
import { keepModel } from "../models/model-memory.ts";
import type { Session } from "../session.ts";

/** Deletes every key that is kept, and asks nobody in this workspace any more. */
export async function forgetKeys({ context, models }: Session): Promise<void> {
  await forgetEveryKey(context);
  await keepModel(context, undefined);
  models.changed();
  window.setStatusBarMessage(l10n.t("The keys are forgotten; no model is asked."), 5000);
}
