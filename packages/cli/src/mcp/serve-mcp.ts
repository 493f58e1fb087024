import { once } from "node:events";
import { realpath } from "node:fs/promises";
import { resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { Readable, Writable } from "node:stream";
import { HephaestusError, loadConfig, openEngine } from "@hephaestus/core";
import { serveStdio, StdioServerTransport } from "@modelcontextprotocol/server/stdio";
import type { McpOptions } from "./mcp-options.ts";
import { findWorkspaceFolder } from "../find-workspace-folder.ts";
import { print, type Io } from "../io.ts";
import { restoreInterrupted } from "../restore-interrupted.ts";
import { openSessionAi } from "../session-ai.ts";
import { withAllowed } from "../with-allowed.ts";
import { createMcpServer } from "./create-server.ts";
import { createDesk, deskProgress, type Desk } from "./desk.ts";
import { serveHttp } from "./serve-http.ts";

/** Serves the Model Context Protocol until the client leaves or the user interrupts. */
export async function serveMcp(options: McpOptions, io: Io): Promise<void> {
  const folders = await Promise.all(options.logs.map((folder) => folderOf(resolve(io.cwd, folder))));
  const desk = await openDesk(options, io);
  try {
    const factory = (): ReturnType<typeof createMcpServer> => createMcpServer(desk, folders);
    if (options.http === undefined) await untilClientLeaves(factory, io);
    else await untilInterrupted(factory, options.http, io);
  } finally {
    desk.dispose();
  }
}

async function openDesk(options: McpOptions, io: Io): Promise<Desk> {
  const workspace = await findWorkspaceFolder(options.workspace, io);
  const config = withAllowed((await loadConfig(workspace)).config, options.allow);
  await restoreInterrupted(workspace, io);
  const { provider, memory, remember } = await openSessionAi(config, workspace, options, io);
  const engine = await openEngine({
    workspace,
    trust: options.trust,
    ...(options.base === undefined ? {} : { base: options.base }),
    memory,
    ...(provider === undefined ? {} : { provider }),
    config,
    clock: () => performance.now(),
    progress: deskProgress,
  });
  return createDesk(engine, workspace, remember);
}

type Factory = () => ReturnType<typeof createMcpServer>;

async function untilClientLeaves(factory: Factory, io: Io): Promise<void> {
  const input = new Readable().wrap(io.stdin);
  const output = new Writable({
    write(chunk: Buffer, _, done) {
      io.stdout.write(chunk, () => done());
    },
  });
  const handle = serveStdio(factory, { transport: new StdioServerTransport(input, output) });
  await Promise.race([once(input, "close"), once(input, "end"), once(io.signal, "abort")]);
  await handle.close();
}

async function untilInterrupted(factory: Factory, port: number, io: Io): Promise<void> {
  const token = io.env["HEPHAESTUS_MCP_TOKEN"];
  const { url, close } = await serveHttp(factory, { port, token });
  await print(io.stderr, `MCP on ${url}\n`);
  if (!io.signal.aborted) await once(io.signal, "abort");
  await close();
}

async function folderOf(folder: string): Promise<string> {
  const real = await realpath(folder).catch(() => undefined);
  if (real !== undefined) return real;
  throw new HephaestusError("usage", `${folder} is no folder`, { hint: "--logs takes an existing folder." });
}
