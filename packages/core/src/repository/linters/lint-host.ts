/**
 * Child process that runs one tool of a workspace: its configuration and plug-ins are project code, so they run here,
 * apart from the engine, and only for trusted workspaces. Started with the tool's name, the folder of its configuration
 * and its main module; speaks `HostRequest` and `HostAnswer` over IPC.
 */
import { openEslint } from "./host/eslint.ts";
import type { HostTool, OpenHostTool } from "./host/host-tool.ts";
import { openPrettier } from "./host/prettier.ts";
import { openStylelint } from "./host/stylelint.ts";
import type { HostAnswer, HostRequest } from "./protocol.ts";

const HOST_TOOLS: Readonly<Record<string, OpenHostTool>> = {
  eslint: openEslint,
  stylelint: openStylelint,
  prettier: openPrettier,
};

const [, , name = "", folder = "", main = ""] = process.argv;
const tool = open();
tool.catch(() => undefined);

async function open(): Promise<HostTool> {
  const opener = HOST_TOOLS[name];
  if (opener === undefined) throw new Error(`${name} is not known`);
  return opener({ folder, main });
}

async function answer({ id, path, text }: HostRequest): Promise<HostAnswer> {
  try {
    return { id, ...(await (await tool)(path, text)) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

process.on("message", (request: HostRequest) => {
  void answer(request).then((reply) => process.send?.(reply));
});
process.on("disconnect", () => process.exit());
