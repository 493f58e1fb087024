import type { ModelProvider } from "../providers/provider.ts";

/** One model of a composition. */
export interface ComposedModel {
  name: string;
  provider: ModelProvider;
  purpose: string | undefined;
  temperature: number | undefined;
  /** Whose findings it works with. */
  needs: ReadonlySet<string>;
}
