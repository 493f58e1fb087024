import { l10n, window, type ExtensionContext, type SecretStorage } from "vscode";
import type { ModelService } from "@hephaestus/language-server";

/** Where each service's own tools look for the key: hephaestus.yaml names it so. */
const VARIABLES: Readonly<Record<ModelService, string>> = {
  anthropic: "ANTHROPIC_API_KEY",
  openai: "OPENAI_API_KEY",
};

/** Names of the keys that are kept: a store of secrets does not tell them. */
const NAMES = "keyNames";

/** A key in the editor's own store of secrets; undefined where there is none. `place` is an address where it is not the service's own. */
export async function keyOf(
  secrets: SecretStorage,
  service: ModelService,
  place?: string,
): Promise<string | undefined> {
  return secrets.get(nameOf(service, place));
}

/** Asks for a key and keeps it. False where the user gives up; an empty one is none. */
export async function askForKey(
  { secrets, globalState }: ExtensionContext,
  service: ModelService,
  place?: string,
): Promise<boolean> {
  const title = l10n.t("Key of {0}", place ?? service);
  const prompt =
    place === undefined
      ? l10n.t("Kept in the editor's store of secrets, sent to {0} alone.", service)
      : l10n.t("Leave it empty where none is needed.");
  const key = await window.showInputBox({ title, prompt, password: true, ignoreFocusOut: true });
  if (key === undefined) return false;
  if (key.trim() === "") await secrets.delete(nameOf(service, place));
  else await secrets.store(nameOf(service, place), key.trim());
  await globalState.update(NAMES, [...new Set([...namesIn(globalState), nameOf(service, place)])]);
  return place !== undefined || key.trim() !== "";
}

/** The keys of the services themselves, by the variables that a project's configuration names. */
export async function keysByVariable(secrets: SecretStorage): Promise<Record<string, string>> {
  const services: ModelService[] = ["anthropic", "openai"];
  const keys = await Promise.all(
    services.map(async (service) => [VARIABLES[service], await keyOf(secrets, service)] as const),
  );
  return Object.fromEntries(keys.flatMap(([name, key]) => (key === undefined ? [] : [[name, key]])));
}

/** Deletes every key that was ever kept. */
export async function forgetEveryKey({ secrets, globalState }: ExtensionContext): Promise<void> {
  for (const name of namesIn(globalState)) await secrets.delete(name);
  await globalState.update(NAMES, undefined);
}

function namesIn(state: ExtensionContext["globalState"]): string[] {
  return state.get<string[]>(NAMES, []);
}

function nameOf(service: ModelService, place: string | undefined): string {
  return place === undefined
    ? `hephaestus.key.${service}`
    : `hephaestus.key.${service} ${new URL(place).origin}`;
}
