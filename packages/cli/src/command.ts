import type { Command } from "commander";
import type { Io } from "./io.ts";

/**
 * Adds arguments, options and actions to a command that has its name and summary already. An action sets `io.exitCode`
 * where the answer is not `clean`, and throws HephaestusError. Heavy modules are imported inside the action.
 */
export type Register = (command: Command, io: Io) => void;

/** A line of the table. `load` is called only when the command is on the command line. */
export interface CommandEntry {
  name: string;
  summary: string;
  load: () => Promise<Register>;
}
