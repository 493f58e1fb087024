import type { AiProvider } from "./ai-config.ts";
import type { AiSection, ModelSection } from "./ai-file.ts";
import { compositionOrder, stepsOf } from "./composition-order.ts";
import type { Path } from "./mistake.ts";

interface Broken {
  path: Path;
  message: string;
}

/** What each provider needs besides itself. */
const NEEDS: Readonly<Record<AiProvider, "model" | "command" | "replay">> = {
  openai: "model",
  anthropic: "model",
  command: "command",
  replay: "replay",
};

/** `enabled: true` with a model that can be asked. */
export function aiNeedsModel(ai: AiSection): Broken | undefined {
  if (ai.enabled !== true) return undefined;
  const path = ["ai", "enabled"];
  if (ai.provider === undefined || (NEEDS[ai.provider] === "model" && ai.model === undefined))
    return { path, message: "true needs ai.provider and ai.model, expected those or false" };
  const missing = missingOf(ai);
  return missing === undefined
    ? undefined
    : { path, message: `true with provider ${ai.provider} needs ai.${missing}, expected that or false` };
}

/** Every one of `ai.models` can be asked. */
export function modelsAreWhole({ models = {} }: AiSection): Broken | undefined {
  for (const [name, model] of Object.entries(models)) {
    const path = ["ai", "models", name];
    if (model.provider === undefined) return { path, message: "needs a provider" };
    const missing = missingOf(model);
    if (missing !== undefined)
      return { path, message: `needs ${missing}, as its provider is ${model.provider}` };
  }
  return undefined;
}

function missingOf(model: ModelSection): string | undefined {
  const need = model.provider === undefined ? undefined : NEEDS[model.provider];
  const value = need === undefined ? "" : model[need];
  return value === undefined || value.length === 0 ? need : undefined;
}

export function addressNeedsProvider({ base_url: address, provider }: AiSection): Broken | undefined {
  if (address === undefined || provider !== undefined) return undefined;
  return {
    path: ["ai", "base_url"],
    message: "needs ai.provider, which tells the interface the address speaks",
  };
}

/** Costs are limited where a token costs something that is known. */
export function costLimitsNeedPrice({ budget = {}, price, models = {} }: AiSection): Broken | undefined {
  const limit = (["run_cost", "day_cost"] as const).find((name) => budget[name] !== undefined);
  const isPriced = price !== undefined || Object.values(models).some((model) => model.price !== undefined);
  return limit === undefined || isPriced
    ? undefined
    : { path: ["ai", "budget", limit], message: "needs ai.price, for nothing else tells what a token costs" };
}

/** `fallback` and `composition` name models that are there. */
export function namesAreKnown({
  fallback = [],
  composition = {},
  models = {},
}: AiSection): Broken | undefined {
  const uses: [Path, string][] = [
    ...fallback.map((name, index): [Path, string] => [["ai", "fallback", index], name]),
    ...Object.entries(models).flatMap(([model, { fallback: own = [] }]) =>
      own.map((name, index): [Path, string] => [["ai", "models", model, "fallback", index], name]),
    ),
    ...(["sequential", "parallel"] as const).flatMap((kind) =>
      (composition[kind] ?? []).flatMap((group, index) =>
        group.map((name, at): [Path, string] => [["ai", "composition", kind, index, at], name]),
      ),
    ),
    ...Object.entries(composition.dependencies ?? {}).flatMap(([name, needs]) => [
      [["ai", "composition", "dependencies", name], name] as [Path, string],
      ...needs.map((need, index): [Path, string] => [
        ["ai", "composition", "dependencies", name, index],
        need,
      ]),
    ]),
  ];
  const known = Object.keys(models);
  const unknown = uses.find(([, name]) => !Object.hasOwn(models, name));
  if (unknown === undefined) return undefined;
  const [path, name] = unknown;
  const expected = known.length === 0 ? "ai.models has none" : `expected one of ${known.join(", ")}`;
  return { path, message: `${name} is no model of ai.models, ${expected}` };
}

/** Nobody waits for himself. */
export function compositionHasAnOrder({ composition }: AiSection): Broken | undefined {
  if (composition === undefined) return undefined;
  const order = compositionOrder(stepsOf(composition));
  return "cycle" in order
    ? { path: ["ai", "composition"], message: `goes round in a circle: ${order.cycle.join(" → ")}` }
    : undefined;
}
