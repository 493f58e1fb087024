import type { SessionOptions } from "../commands/session-options.ts";

/** What `hephaestus mcp` takes. */
export interface McpOptions extends SessionOptions {
  http?: number;
  logs: string[];
}
