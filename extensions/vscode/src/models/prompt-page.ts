import type { AskModelResult } from "@hephaestus/language-server";
import { fenced } from "../views/plain-markdown.ts";

/** What would be sent, as text that acts on nothing. */
export function promptPage(prompt: AskModelResult["prompt"], notes: readonly string[]): string {
  if (prompt === undefined) return ["# Nothing would be sent", "", ...notes, ""].join("\n");
  const parts = [prompt.system, ...prompt.turns.map(({ text }) => text)];
  const intro =
    "Nothing was sent yet. This is all that would be, to the last character; names such as `HEPHAESTUS_SECRET_1` stand for secrets.";
  return ["# What is sent", "", intro, "", ...parts.flatMap((part) => [fenced(part), ""])].join("\n");
}
