import type { Template } from "./template.ts";
import { createTwoGenerations } from "./two-generations.ts";

/** Templates by id, in bounded memory: those that were not seen for longest go first. */
export interface TemplateStore {
  get(id: string): Template | undefined;
  /** Takes one in at an entry, by its number. */
  add(template: Template, entry: number): void;
  /** Tells that one is seen by this entry, before that is noted in it. */
  keep(template: Template, entry: number): void;
  values(): Iterable<Template>;
}

/** Holds as many as have twice `mostTokens` tokens together. */
export function createTemplateStore(mostTokens: number): TemplateStore {
  let newest = 0;
  let filledAt = 0;
  const byId = createTwoGenerations<string, Template>({
    most: mostTokens,
    weightOf: tokenCount,
    onFilled: () => {
      filledAt = newest;
    },
  });
  return {
    get: byId.get,
    add(template, entry) {
      newest = entry;
      byId.set(template.id, template);
    },
    keep(template, entry) {
      newest = entry;
      if (template.lastEntry <= filledAt && byId.get(template.id) === undefined)
        byId.set(template.id, template);
    },
    values: byId.values,
  };
}

/** What a template takes of the memory there is for them. */
export function tokenCount({ tokens }: Template): number {
  return tokens.length;
}
