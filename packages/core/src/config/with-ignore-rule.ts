import type { IgnoreRule } from "./config.ts";
import { withListItem } from "./with-list-item.ts";

/** The text of a hephaestus.yaml with one more rule in `ignore`. Throws as `withListItem` does. */
export function withIgnoreRule(text: string, rule: IgnoreRule): string {
  const written = Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined));
  return withListItem(text, "ignore", (document) => document.createNode(written));
}
