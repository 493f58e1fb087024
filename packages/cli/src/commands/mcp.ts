import { InvalidArgumentError, type Command } from "commander";
import type { Io } from "../io.ts";
import { addSessionOptions } from "./session-options.ts";
import type { McpOptions } from "../mcp/mcp-options.ts";

/** `hephaestus mcp` */
export function registerMcp(command: Command, io: Io): void {
  addSessionOptions(command)
    .option(
      "--http <port>",
      "serve streamable HTTP on 127.0.0.1 instead of standard input and output",
      portOf,
    )
    .option(
      "--logs <folder>",
      "a folder outside of the workspace whose logs may be read (repeatable)",
      added,
      [],
    )
    .action(async (options: McpOptions) => {
      const { serveMcp } = await import("../mcp/serve-mcp.ts");
      await serveMcp(options, io);
    });
}

function portOf(value: string): number {
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new InvalidArgumentError("it must be a port, or 0 for any that is free.");
}

function added(value: string, known: readonly string[]): string[] {
  return [...known, value];
}
