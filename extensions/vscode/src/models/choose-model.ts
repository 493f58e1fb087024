import { QuickPickItemKind, l10n, lm, window, type LanguageModelChat, type QuickPickItem } from "vscode";
import type { ModelService } from "@hephaestus/language-server";
import type { Session } from "../session.ts";
import { askForKey, keyOf } from "./keys.ts";
import type { ModelChoice } from "./model-choice.ts";
import { keepModel } from "./model-memory.ts";

interface Choice extends QuickPickItem {
  choose?(): Promise<ModelChoice | "none" | undefined>;
}

/** Lets the user choose who is asked for fixes in this workspace, and keeps it; undefined where he gives up or chooses nobody. */
export async function chooseModel(session: Session): Promise<ModelChoice | undefined> {
  const models = await lm.selectChatModels().then(undefined, () => []);
  const items = [...models.map(editorChoice), ...serviceChoices(session), NOBODY];
  const picked = await window.showQuickPick<Choice>(items, {
    title: l10n.t("Who is asked for fixes in this workspace?"),
    placeHolder: l10n.t("Only when you say so. Fixers go before; every answer is checked."),
    matchOnDescription: true,
  });
  const choice = await picked?.choose?.();
  if (choice === undefined) return undefined;
  await keepModel(session.context, choice === "none" ? undefined : choice);
  session.models.changed();
  return choice === "none" ? undefined : choice;
}

const NOBODY: Choice = {
  label: `$(circle-slash) ${l10n.t("Nobody")}`,
  choose: () => Promise.resolve("none"),
};

function editorChoice({ id, name, vendor, family, maxInputTokens }: LanguageModelChat): Choice {
  const choice: ModelChoice = { kind: "editor", id, name: `${vendor}/${family}`, maxInputTokens };
  return {
    label: `$(sparkle) ${name}`,
    description: `${vendor}/${family}`,
    choose: () => Promise.resolve(choice),
  };
}

function serviceChoices(session: Session): Choice[] {
  return [
    { label: l10n.t("by a key of yours"), kind: QuickPickItemKind.Separator },
    { label: "$(key) Anthropic…", choose: () => serviceChoice(session, "anthropic") },
    { label: "$(key) OpenAI…", choose: () => serviceChoice(session, "openai") },
    {
      label: `$(server) ${l10n.t("A server that speaks as OpenAI's…")}`,
      description: l10n.t("Ollama, LM Studio, llama.cpp, vLLM"),
      choose: () => serverChoice(session),
    },
    {
      label: "$(file-code) hephaestus.yaml",
      description: l10n.t("the model that the project names"),
      choose: () => Promise.resolve({ kind: "project" }),
    },
  ];
}

async function serviceChoice({ context }: Session, service: ModelService): Promise<ModelChoice | undefined> {
  const model = await askForModel();
  if (model === undefined) return undefined;
  const known = await keyOf(context.secrets, service);
  const hasKey = known !== undefined || (await askForKey(context, service));
  return hasKey ? { kind: "service", service, model } : undefined;
}

async function serverChoice({ context }: Session): Promise<ModelChoice | undefined> {
  const baseUrl = await window.showInputBox({
    title: l10n.t("Address of the server"),
    value: "http://localhost:11434/v1",
    ignoreFocusOut: true,
    validateInput: (text) =>
      isAddress(text) ? undefined : l10n.t("It looks like http://localhost:11434/v1."),
  });
  const model = baseUrl === undefined ? undefined : await askForModel();
  if (baseUrl === undefined || model === undefined) return undefined;
  const isTold = await askForKey(context, "openai", baseUrl);
  return isTold ? { kind: "service", service: "openai", model, baseUrl } : undefined;
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && ["http:", "https:"].includes(new URL(text).protocol);
}

async function askForModel(): Promise<string | undefined> {
  const model = await window.showInputBox({ title: l10n.t("Name of the model"), ignoreFocusOut: true });
  return model?.trim() === "" ? undefined : model?.trim();
}
