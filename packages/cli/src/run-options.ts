import type { SessionOptions } from "./commands/session-options.ts";

/** What `hephaestus run` was asked. */
export interface RunOptions extends SessionOptions {
  fix: boolean;
  all: boolean;
  /** How often fixes are written and the command is run again at most. */
  attempts: number;
  format: "text" | "json";
}
