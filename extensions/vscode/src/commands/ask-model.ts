import { ProgressLocation, l10n, window, workspace } from "vscode";
import type { AskedModel, AskModelResult } from "@hephaestus/language-server";
import { chooseModel } from "../models/choose-model.ts";
import { consented } from "../models/consent.ts";
import { keyOf, keysByVariable } from "../models/keys.ts";
import { choiceName, type ModelChoice } from "../models/model-choice.ts";
import { chosenModel } from "../models/model-memory.ts";
import type { Session } from "../session.ts";
import { presentResult } from "../solutions/present-result.ts";
import { tell } from "../views/tell.ts";
import { meantProblem } from "./at-cursor.ts";

/** Asks the user's model about the problem that is meant, and shows what came of it. Nothing is asked unasked. */
export async function askForFix(session: Session, argument: unknown): Promise<void> {
  if (!workspace.isTrusted) return tell("warning", l10n.t("Trust this workspace to ask a model about it."));
  const meant = await meantProblem(session, argument);
  if (meant === undefined || !("problem" in meant))
    return tell("information", l10n.t("No problem is known."));
  const choice = chosenModel(session.context) ?? (await chooseModel(session));
  if (choice === undefined) return;
  const asked = { problem: meant.problem, model: await askedModel(session, choice) };
  if (!(await consented(session, choice, asked))) return;
  const result = await withModel(session, choice, () => session.server.execute("askModel", asked));
  await showAnswer(session, choice, result);
}

/** Lets the user choose another model, or none. */
export async function chooseAnotherModel(session: Session): Promise<void> {
  await chooseModel(session);
}

async function askedModel({ context }: Session, choice: ModelChoice): Promise<AskedModel> {
  const { secrets } = context;
  if (choice.kind === "project") return { kind: "project", keys: await keysByVariable(secrets) };
  if (choice.kind === "editor") {
    const { name, maxInputTokens } = choice;
    return maxInputTokens > 0 ? { kind: "client", name, maxInputTokens } : { kind: "client", name };
  }
  const key = await keyOf(secrets, choice.service, choice.baseUrl);
  return key === undefined ? choice : { ...choice, key };
}

function withModel<Result>(
  { models }: Session,
  choice: ModelChoice,
  work: () => Promise<Result>,
): Thenable<Result> {
  const title = l10n.t("Asking {0}", choiceName(choice));
  return window.withProgress({ location: ProgressLocation.Window, title }, () =>
    choice.kind === "editor" ? models.during(choice, work) : work(),
  );
}

/** A fix that passed is shown: it was asked for. */
async function showAnswer(
  session: Session,
  choice: ModelChoice,
  { solutions, notes }: AskModelResult,
): Promise<void> {
  const [solution] = solutions;
  session.log.info(`${choiceName(choice)}: ${solutions.length} fixes.`, ...notes);
  if (solution !== undefined) {
    await presentResult(session, "previewFix", await session.server.execute("previewFix", { solution }));
    window.setStatusBarMessage(`$(sparkle) ${notes.join(" ")}`, 8000);
    return;
  }
  const nothing = l10n.t("{0} has no fix that passes the checks.", choiceName(choice));
  tell("information", [nothing, ...notes].join(" "), {
    [l10n.t("Choose Another Model")]: () => chooseModel(session),
  });
}
