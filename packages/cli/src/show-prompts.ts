import { loadConfig, printable } from "@hephaestus/core";
import { folderStore, recordPrompts, stateFolder, type Prompt } from "@hephaestus/ai";
import type { LogOptions } from "./commands/log-options.ts";
import { findWorkspaceFolder } from "./find-workspace-folder.ts";
import { print, type Io } from "./io.ts";
import { withSession } from "./open-session.ts";
import { readLogs } from "./read-logs.ts";

/** Prints what a model would be sent for these logs, with secrets taken out as they would be. Needs no key, asks nobody. */
export async function showPrompts(logs: readonly string[], options: LogOptions, io: Io): Promise<void> {
  const { config } = await loadConfig(await findWorkspaceFolder(options.workspace, io));
  const prompts: Prompt[] = [];
  const store = folderStore(stateFolder(io.env));
  const provider = recordPrompts({ ai: config.ai, env: io.env, store }, prompts);
  const session = { ...options, ai: false, provider };
  await withSession(readLogs([...logs, ...options.file], io), session, io, async () => {
    const isJson = options.format === "json";
    await print(io.stdout, isJson ? `${JSON.stringify({ prompts }, undefined, 2)}\n` : textOf(prompts));
  });
}

function textOf(prompts: readonly Prompt[]): string {
  if (prompts.length === 0)
    return "Nothing would be sent: every problem that can be looked into has a proved fix.\n";
  const [first] = prompts;
  const system = `===== system, for every problem =====\n${shown(first?.request.system ?? "")}\n`;
  const turns = prompts.map(({ problemId, request }) => {
    const texts = request.turns.map(
      ({ role, text }) => `===== ${role}, problem ${problemId} =====\n${shown(text)}\n`,
    );
    return texts.join("");
  });
  return system + turns.join("");
}

/** For a terminal: what would act on it is written as an escape. `-o json` has it to the last character. */
function shown(text: string): string {
  return text.split("\n").map(printable).join("\n");
}
