import { isMap, isScalar } from "yaml";
import type { PatternEntry } from "./patterns/pattern-file.ts";
import { withListItem } from "./with-list-item.ts";

/**
 * The text of a hephaestus.yaml with one more entry in `patterns`, the line it was made of above it as a comment. Throws as
 * `withListItem` does; whether the entry makes sense is for `parseConfig` to say.
 */
export function withPattern(text: string, entry: PatternEntry, example: string): string {
  const written = Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
  return withListItem(text, "patterns", (document) => {
    const item = document.createNode(written);
    item.commentBefore = ` ${example}`;
    const regexp: unknown = isMap(item) ? item.get("regexp", true) : undefined;
    if (isScalar(regexp)) regexp.type = "QUOTE_SINGLE";
    return item;
  });
}
