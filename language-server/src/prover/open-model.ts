import process from "node:process";
import type { ConnectedModel, OpenedAi, Prompt } from "@hephaestus/ai";
import type { AiConfig, CandidateProvider } from "@hephaestus/core";
import type { AskedModel } from "../protocol/model.ts";

/** Where each service's own tools look for the key. */
const KEY_NAMES = { anthropic: "ANTHROPIC_API_KEY", openai: "OPENAI_API_KEY" } as const;

export interface ModelNeeds {
  /** The configuration of the folder: limits hold for every model. */
  ai: AiConfig;
  /** Whether the workspace is trusted, whose configuration may name a model. */
  trust: boolean;
  workspace: string;
  /** Asks a model of the client's. */
  askClient: ConnectedModel["ask"];
}

/** Opens the model that is asked; or says why it cannot be, in a sentence without its end. */
export async function openModel(
  model: AskedModel,
  { ai, trust, workspace, askClient }: ModelNeeds,
): Promise<OpenedAi> {
  const { adoptModel, folderStore, openAi, stateFolder } = await import("@hephaestus/ai");
  const surroundings = {
    store: folderStore(stateFolder(process.env)),
    clock: () => performance.now(),
    today: () => new Date().toISOString().slice(0, 10),
    workspace,
  };
  if (model.kind === "client") {
    const { kind: _, ...named } = model;
    return adoptModel({ ...named, ask: askClient }, { ...surroundings, ai, env: process.env });
  }
  if (model.kind === "project")
    return openAi({ ...surroundings, ai, trust, env: { ...process.env, ...model.keys } });
  const { service, key } = model;
  const keyName = KEY_NAMES[service];
  const env = key === undefined ? process.env : { ...process.env, [keyName]: key };
  return openAi({ ...surroundings, ai: serviceOf(model, ai), trust: true, env });
}

/** The user himself names the service: nothing of what the workspace says of models holds, but its limits. */
function serviceOf(
  { service, model, baseUrl, key }: Extract<AskedModel, { kind: "service" }>,
  ai: AiConfig,
): AiConfig {
  return {
    ...ai,
    provider: service,
    model,
    baseUrl,
    apiKeyEnv: key === undefined && baseUrl !== undefined ? undefined : KEY_NAMES[service],
    api: baseUrl === undefined ? "responses" : "chat",
    fallback: [],
    models: {},
    composition: undefined,
    temperature: undefined,
  };
}

/** Asks nobody: what would be sent is put into `prompts`. */
export async function openTrial(ai: AiConfig, prompts: Prompt[]): Promise<CandidateProvider> {
  const { folderStore, recordPrompts, stateFolder } = await import("@hephaestus/ai");
  return recordPrompts({ ai, env: process.env, store: folderStore(stateFolder(process.env)) }, prompts);
}
