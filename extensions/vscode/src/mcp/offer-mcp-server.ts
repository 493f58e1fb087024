import * as vscode from "vscode";
import type { Disposable, Event, Uri } from "vscode";
import { startOptions } from "../server/start-options.ts";
import type { Session } from "../session.ts";

/** A program that speaks MCP on its streams, as editors since 1.101 start it. */
interface ServerDefinition {
  cwd?: Uri;
}

type DefinitionClass = new (
  label: string,
  command: string,
  words: string[],
  environment: Record<string, string>,
  version: string,
) => ServerDefinition;

interface DefinitionProvider {
  onDidChangeMcpServerDefinitions: Event<unknown>;
  provideMcpServerDefinitions(): ServerDefinition[];
}

interface McpRegistry {
  registerMcpServerDefinitionProvider(id: string, provider: DefinitionProvider): Disposable;
}

/** Offers the MCP server of the bundle to the editor's agents, one for each folder; nothing where the editor is too old. */
export function offerMcpServer(session: Session): Disposable[] {
  const registry: object = vscode.lm;
  const definition: unknown = Reflect.get(vscode, "McpStdioServerDefinition");
  if (!isRegistry(registry) || !isDefinitionClass(definition)) return [];
  return [
    registry.registerMcpServerDefinitionProvider("hephaestus", {
      onDidChangeMcpServerDefinitions: vscode.workspace.onDidChangeWorkspaceFolders,
      provideMcpServerDefinitions: () => serversOf(session, definition),
    }),
  ];
}

/** Never with `--trust`: an agent may be misled, and then runs nothing of the project by it. */
function serversOf({ context, log }: Session, Definition: DefinitionClass): ServerDefinition[] {
  const { node } = startOptions(context, log);
  const program = context.asAbsolutePath("dist/server/hephaestus.cjs");
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file");
  return folders.map(({ uri, name }) => {
    const label = folders.length === 1 ? "Hephaestus" : `Hephaestus: ${name}`;
    const words = [program, "mcp", "--workspace", uri.fsPath];
    const version = String(context.extension.packageJSON.version);
    const server = new Definition(label, node, words, { ELECTRON_RUN_AS_NODE: "1" }, version);
    server.cwd = uri;
    return server;
  });
}

function isRegistry(lm: object): lm is McpRegistry {
  return "registerMcpServerDefinitionProvider" in lm;
}

function isDefinitionClass(value: unknown): value is DefinitionClass {
  return typeof value === "function";
}
