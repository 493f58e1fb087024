import { MODEL_SERVICES, type ModelService } from "@hephaestus/language-server";

/** The model that a user chose for a workspace. It holds no key. */
export type ModelChoice =
  /** One of the editor's own, such as Copilot's, by the id that the editor gives it. */
  | { kind: "editor"; id: string; name: string; maxInputTokens: number }
  | { kind: "service"; service: ModelService; model: string; baseUrl?: string }
  /** The one that hephaestus.yaml names. */
  | { kind: "project" };

/** Names a choice in questions and lists, and tells it from others. */
export function choiceName(choice: ModelChoice): string {
  if (choice.kind === "project") return "hephaestus.yaml";
  if (choice.kind === "editor") return choice.name;
  const { service, model, baseUrl } = choice;
  return baseUrl === undefined ? `${service}/${model}` : `${model} (${baseUrl})`;
}

/** A choice as it was kept; undefined for what is none any more. */
export function readChoice(kept: unknown): ModelChoice | undefined {
  if (typeof kept !== "object" || kept === null) return undefined;
  const { kind, id, name, maxInputTokens, service, model, baseUrl }: Record<string, unknown> = { ...kept };
  if (kind === "project") return { kind };
  if (kind === "editor" && isText(id) && isText(name) && typeof maxInputTokens === "number")
    return { kind, id, name, maxInputTokens };
  const known = MODEL_SERVICES.find((each) => each === service);
  if (kind !== "service" || known === undefined || !isText(model)) return undefined;
  return isText(baseUrl) ? { kind, service: known, model, baseUrl } : { kind, service: known, model };
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
