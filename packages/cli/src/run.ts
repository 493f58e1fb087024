import type { CommandEntry } from "./command.ts";
import type { Io } from "./io.ts";
import { buildProgram } from "./program.ts";
import { reportError } from "./report-error.ts";
import { COMMANDS } from "./table.ts";

/**
 * Runs one command line, without program name: `["config", "show"]`; an empty one analyses a log that is piped in. Never rejects; errors are printed to `io.stderr`. */
export async function run(
  argv: readonly string[],
  io: Io,
  entries: readonly CommandEntry[] = COMMANDS,
): Promise<number> {
  try {
    const words = argv.length === 0 && io.hasLog() ? ["analyze"] : argv;
    const program = await buildProgram(words, io, entries);
    await program.parseAsync(words, { from: "user" });
    return io.exitCode;
  } catch (error) {
    return reportError(error, io);
  }
}
