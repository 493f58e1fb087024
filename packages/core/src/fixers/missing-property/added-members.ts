import type { TextEdit } from "../../model/edit.ts";
import { lineEndOf } from "../../repository/source-text.ts";
import { inserted, replaced } from "../type-error/error-site.ts";
import type { Literal, Value } from "./literal.ts";

/** Members that are put behind the last of a literal, each in a line of its own where that one is. */
export function addedMembers(literal: Literal, values: readonly Value[]): TextEdit {
  const parts = values.map(({ name, text }) => (name === text ? name : `${name}: ${text}`));
  const last = literal.properties.at(-1);
  if (last === undefined) return replaced(literal, `{ ${parts.join(", ")} }`);
  const { text } = literal.getSourceFile();
  const start = last.getStart();
  const line = text.slice(text.lastIndexOf("\n", start) + 1, start);
  const rest = text.slice(last.getEnd(), literal.getEnd());
  if (line.trim() !== "" || !rest.includes("\n")) return inserted(last.getEnd(), `, ${parts.join(", ")}`);
  const lineEnd = lineEndOf(text);
  const hasComma = rest.startsWith(",");
  const added = parts.map((part) => `${lineEnd}${line}${part}`).join(",");
  return inserted(last.getEnd() + (hasComma ? 1 : 0), hasComma ? `${added},` : `,${added}`);
}
