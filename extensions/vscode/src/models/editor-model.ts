import { LanguageModelChatMessage, LanguageModelError, l10n, lm, type CancellationToken } from "vscode";
import type { ModelAnswer, ModelQuestion } from "@hephaestus/language-server";

/** Asks one of the editor's own models; the editor asks its user first, where it has not yet. Failures are data. */
export async function askEditorModel(
  id: string,
  { system, turns }: ModelQuestion,
  token: CancellationToken,
): Promise<ModelAnswer> {
  try {
    const [model] = await lm.selectChatModels({ id });
    if (model === undefined)
      return { failure: "unavailable", message: "the editor has this model no longer" };
    const messages = turns.map(({ role, text }, index) =>
      role === "assistant"
        ? LanguageModelChatMessage.Assistant(text)
        : LanguageModelChatMessage.User(index === 0 ? `${system}\n\n${text}` : text),
    );
    const justification = l10n.t("It is asked for a fix of the problem that you chose.");
    const response = await model.sendRequest(messages, { justification }, token);
    let text = "";
    for await (const piece of response.text) text += piece;
    return { text };
  } catch (error) {
    return failureOf(error);
  }
}

function failureOf(error: unknown): ModelAnswer {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof LanguageModelError ? error.code : "";
  const isRefused =
    code === LanguageModelError.NoPermissions.name || code === LanguageModelError.Blocked.name;
  return { failure: isRefused ? "refused" : "unavailable", message: message.split("\n", 1)[0] ?? "" };
}
