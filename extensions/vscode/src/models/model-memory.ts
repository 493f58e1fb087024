import type { ExtensionContext } from "vscode";
import { choiceName, readChoice, type ModelChoice } from "./model-choice.ts";

const CHOICE = "model";
const CONSENT = "modelConsent";

/** The model of this workspace, and whether the user let it be asked about it. */
export function chosenModel({ workspaceState }: ExtensionContext): ModelChoice | undefined {
  return readChoice(workspaceState.get<unknown>(CHOICE));
}

/** Another choice has to be consented to anew. */
export async function keepModel(
  { workspaceState }: ExtensionContext,
  choice: ModelChoice | undefined,
): Promise<void> {
  await workspaceState.update(CONSENT, undefined);
  await workspaceState.update(CHOICE, choice);
}

export function hasConsent({ workspaceState }: ExtensionContext, choice: ModelChoice): boolean {
  return workspaceState.get<unknown>(CONSENT) === choiceName(choice);
}

export async function keepConsent({ workspaceState }: ExtensionContext, choice: ModelChoice): Promise<void> {
  await workspaceState.update(CONSENT, choiceName(choice));
}
