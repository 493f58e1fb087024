import { HephaestusError } from "@hephaestus/core";
import type { CallToolResult } from "@modelcontextprotocol/server";

/** The same as text for clients that read no structured content; without spaces, which would cost tokens. */
export function answerOf(value: object): CallToolResult {
  return { content: [{ type: "text", text: JSON.stringify(value) }], structuredContent: { ...value } };
}

/** What a caller did wrong, as an answer that a model can act on. Other errors are thrown on. */
function mistakeAnswer(error: unknown): CallToolResult {
  if (!(error instanceof HephaestusError) || !error.isUserMistake) throw error;
  const hint = error.hint === undefined ? "" : `\n${error.hint}`;
  return { content: [{ type: "text", text: `${error.message}${hint}` }], isError: true };
}

/** Runs a tool; a mistake of the caller is its answer. */
export async function answered<Result>(work: () => Promise<Result>): Promise<Result | CallToolResult> {
  try {
    return await work();
  } catch (error) {
    return mistakeAnswer(error);
  }
}
