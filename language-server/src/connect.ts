import process from "node:process";
import {
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  ProposedFeatures,
} from "vscode-languageserver/node";
import { serve } from "./server.ts";

/** Speaks LSP on this process's streams, or on its channel to the parent. What is printed goes to stderr, and what an editor does not answer ends nothing. */
export function connect(transport: "stdio" | "ipc"): void {
  process.on("unhandledRejection", (reason) => console.error(reason));
  console.log = console.error;
  console.info = console.error;
  const connection =
    transport === "ipc"
      ? createConnection(ProposedFeatures.all, new IPCMessageReader(process), new IPCMessageWriter(process))
      : createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  serve(connection);
}
