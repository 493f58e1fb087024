import type { Command } from "commander";
import type { Io } from "../io.ts";
import { addLogOptions, type LogOptions } from "./log-options.ts";

/** `hephaestus explain ID [LOG…]` */
export function registerExplain(command: Command, io: Io): void {
  addLogOptions(command.argument("<id>", "id of a problem, or of a fix in the logs given")).action(
    async (id: string, logs: string[], options: LogOptions) => {
      const { explain } = await import("../explain.ts");
      await explain(id, [...logs, ...options.file], { options, io });
    },
  );
}
