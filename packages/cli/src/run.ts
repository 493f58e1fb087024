import type { CommandEntry } from "./command.ts";
import type { Io } from "./io.ts";
import { buildProgram } from "./program.ts";
import { reportError } from "./report-error.ts";
import { COMMANDS } from "./table.ts";

/** Runs one command line, without program name: `["config", "show"]`. Never rejects; errors are printed to `io.stderr`. */
export async function run(
  argv: readonly string[],
  io: Io,
  entries: readonly CommandEntry[] = COMMANDS,
): Promise<number> {
  try {
    const program = await buildProgram(argv, io, entries);
    await program.parseAsync(argv, { from: "user" });
    return io.exitCode;
  } catch (error) {
    return reportError(error, io);
  }
}
