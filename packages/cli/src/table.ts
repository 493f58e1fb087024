import type { CommandEntry } from "./command.ts";

/** Every command, in the order of `hephaestus --help`. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: "config",
    summary: "write, show or check hephaestus.yaml",
    load: async () => (await import("./commands/config.ts")).registerConfig,
  },
];
