import type { AiConfig, ModelConfig } from "@hephaestus/core";
import { isLocalAddress } from "../providers/is-local-address.ts";

/** What decides whether a model may be asked. */
export interface Access {
  env: Readonly<Record<string, string | undefined>>;
  /** Whether the user trusts the workspace, whose file says which model is asked. */
  trust: boolean;
}

const USUAL_KEYS = new Set(["OPENAI_API_KEY", "ANTHROPIC_API_KEY"]);

/** Why a model cannot be asked, in a sentence without its end; undefined where it can. */
export function accessProblem(model: ModelConfig, { env, trust }: Access): string | undefined {
  const { provider, model: name, apiKeyEnv, baseUrl, command } = model;
  if (provider === undefined || (isOfVendor(model) && name === undefined))
    return "hephaestus.yaml names no model (ai.provider, ai.model)";
  if (provider === "command" && !trust)
    return `ai.command (${command.join(" ")}) is code of the workspace, which runs only with --trust`;
  if (baseUrl !== undefined && !isLocalAddress(baseUrl) && !trust)
    return `ai.base_url would send code to ${new URL(baseUrl).host}, which only the workspace names: allow it with --trust`;
  if (apiKeyEnv !== undefined && !USUAL_KEYS.has(apiKeyEnv) && isOfVendor(model) && !trust)
    return `ai.api_key_env would send ${apiKeyEnv}, which only the workspace names: allow it with --trust`;
  if (apiKeyEnv !== undefined && isOfVendor(model) && !hasValue(env[apiKeyEnv]))
    return `there is no key (${apiKeyEnv} is not set)`;
  return undefined;
}

function isOfVendor({ provider }: ModelConfig): boolean {
  return provider === "openai" || provider === "anthropic";
}

function hasValue(value: string | undefined): boolean {
  return value !== undefined && value.trim() !== "";
}

/** The models that stand in for one, in their order: its own, or those that the configuration names for all. */
export function fallbackModels(
  { fallback: own }: Pick<ModelConfig, "fallback">,
  { fallback, models }: AiConfig,
): ModelConfig[] {
  return (own.length > 0 ? own : fallback).flatMap((name) => models[name] ?? []);
}
