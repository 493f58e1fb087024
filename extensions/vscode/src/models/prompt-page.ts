import type { AskModelResult } from "@hephaestus/language-server";

/** What would be sent, as text that acts on nothing. */
export function promptPage(prompt: AskModelResult["prompt"], notes: readonly string[]): string {
  if (prompt === undefined) return ["# Nothing would be sent", "", ...notes, ""].join("\n");
  const parts = [prompt.system, ...prompt.turns.map(({ text }) => text)];
  const intro =
    "Nothing was sent yet. This is all that would be, to the last character; names such as `HEPHAESTUS_SECRET_1` stand for secrets.";
  return ["# What is sent", "", intro, "", ...parts.flatMap((part) => [fenced(part), ""])].join("\n");
}

/** A fence that nothing in the text closes. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
