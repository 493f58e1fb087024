import type { CommandArguments, CommandName, CommandResults } from "@hephaestus/language-server";
import type { Replay } from "./replay.ts";

type Memories = {
  readonly [Name in CommandName]?: {
    before?(replay: Replay, argument: CommandArguments[Name]): void;
    after?(replay: Replay, argument: CommandArguments[Name], result: CommandResults[Name]): void;
  };
};

const MEMORIES: Memories = {
  analyze: {
    before: (replay, argument) => replay.given(argument),
    after: (replay, argument, result) => replay.read(argument, result),
  },
  tail: { after: (replay, argument) => replay.tailed(argument) },
  clear: { after: (replay, { source }) => replay.cleared(source) },
};

/** Runs a command and keeps of it what a new server would have to be told. */
export async function remember<Name extends CommandName>(
  replay: Replay,
  call: { name: Name; argument: CommandArguments[Name] },
  run: () => Promise<CommandResults[Name]>,
): Promise<CommandResults[Name]> {
  const memory: Memories[Name] = MEMORIES[call.name];
  memory?.before?.(replay, call.argument);
  const result = await run();
  memory?.after?.(replay, call.argument, result);
  return result;
}
