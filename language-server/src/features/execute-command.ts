import { ErrorCodes, LSPErrorCodes, ResponseError } from "vscode-languageserver/node";
import type { CancellationToken } from "vscode-languageserver/node";
import type { Command } from "../commands/command.ts";
import { COMMAND_TABLE } from "../commands/table.ts";
import { COMMANDS, type CommandName } from "../protocol/commands.ts";
import type { Session } from "../session/session.ts";
import { HostError } from "../worker/host-error.ts";
import type { Feature } from "./feature.ts";

export const executeCommand: Feature = {
  capabilities: () => ({ executeCommandProvider: { commands: Object.values(COMMANDS) } }),
  register(session) {
    session.connection.onExecuteCommand(({ command, arguments: given }, token) => {
      const name = nameOf(command);
      if (name === undefined)
        throw new ResponseError(ErrorCodes.MethodNotFound, `There is no command ${command}.`);
      const [argument = {}]: unknown[] = given ?? [];
      return run(session, COMMAND_TABLE[name], argument, token);
    });
  },
};

function nameOf(command: string): CommandName | undefined {
  for (const name of Object.keys(COMMAND_TABLE)) if (isName(name) && COMMANDS[name] === command) return name;
  return undefined;
}

function isName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

async function run<Name extends CommandName>(
  session: Session,
  load: () => Promise<Command<Name>>,
  given: unknown,
  token: CancellationToken,
): Promise<unknown> {
  const command = await load();
  const argument = command.schema.safeParse(given);
  if (!argument.success) {
    const [issue] = argument.error.issues;
    const place = issue?.path.join(".") ?? "";
    throw new ResponseError(
      ErrorCodes.InvalidParams,
      `${COMMANDS[command.name]} cannot take its argument${place === "" ? "" : `, ${place}`}: ${issue?.message ?? ""}`,
    );
  }
  try {
    return await command.run(session, argument.data, token);
  } catch (error) {
    throw token.isCancellationRequested || isAbort(error)
      ? new ResponseError(LSPErrorCodes.RequestCancelled, "It was cancelled.")
      : commandError(error);
  }
}

/** Also where the user clicked the work away. */
function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

/** One sentence for people; the hint goes along as data. */
export function commandError(error: unknown): unknown {
  if (!(error instanceof HostError)) return error;
  const { message, hint } = error;
  return new ResponseError(LSPErrorCodes.RequestFailed, hint === undefined ? message : `${message} ${hint}`);
}
