import type { CancellationToken } from "vscode-languageserver/node";
import type * as z from "zod/mini";
import type { CommandArguments, CommandName, CommandResults } from "../protocol/commands.ts";
import type { Session } from "../session/session.ts";

/** What `workspace/executeCommand` can do. `run` throws with a message for people where it cannot. */
export interface Command<Name extends CommandName = CommandName> {
  name: Name;
  schema: z.ZodMiniType<CommandArguments[Name]>;
  run(
    session: Session,
    argument: CommandArguments[Name],
    token: CancellationToken,
  ): Promise<CommandResults[Name]>;
}
