import { z } from "zod";
import type { LintMessage, LintSuggestion } from "./lint-message.ts";
import type { LintServer, ServerAction } from "./lint-tool.ts";
import { uriKey } from "./uri-key.ts";
import { areApart, ServerEditSchema, textEdits, type ServerEdit } from "./text-places.ts";

/** A code action with what it would change. */
interface FullAction extends ServerAction {
  edit?: { changes?: Record<string, ServerEdit[]> | undefined } | undefined;
}

/** What a server answers to a question for code actions; commands are no answer to us. */
export const ServerActionsSchema: z.ZodType<FullAction[]> = z.array(
  z.object({
    title: z.string(),
    kind: z.string().optional(),
    isPreferred: z.boolean().optional(),
    edit: z.object({ changes: z.record(z.string(), z.array(ServerEditSchema)).optional() }).optional(),
  }),
);

/** The answers among code actions to one message; `kind` is given where it is the file as a whole that is to be changed. */
export function answersTo(
  message: LintMessage,
  actions: readonly FullAction[],
  { uri, text, server, kind }: { uri: string; text: string; server: LintServer; kind: string | undefined },
): Pick<LintMessage, "fix" | "suggestions"> {
  const suggestions: LintSuggestion[] = [];
  let fix: LintSuggestion["edits"] | undefined;
  for (const action of actions) {
    const sort = kind === undefined ? server.reads(action, actions, message) : wholeFile(action, kind);
    const edits = sort === undefined ? undefined : editsOf(action, uri, text);
    if (edits === undefined) continue;
    if (sort === "fix" && fix === undefined) fix = edits;
    else suggestions.push({ title: action.title, edits });
  }
  return {
    ...(fix === undefined ? {} : { fix }),
    ...(suggestions.length === 0 ? {} : { suggestions }),
  };
}

function wholeFile(action: ServerAction, kind: string): "fix" | undefined {
  return action.kind === kind ? "fix" : undefined;
}

/** Undefined where the action changes nothing, or another file. */
function editsOf({ edit }: FullAction, uri: string, text: string): LintSuggestion["edits"] | undefined {
  const files = Object.entries(edit?.changes ?? {});
  const [only] = files;
  if (only === undefined || files.length > 1 || uriKey(only[0]) !== uriKey(uri) || only[1].length === 0)
    return undefined;
  const edits = textEdits(only[1], text);
  return areApart(edits) ? edits : undefined;
}
