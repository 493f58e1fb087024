/**
 * Child process that runs the ESLint of a workspace: its configuration and plug-ins are project code,
 * so they run here, apart from the engine, and only for trusted workspaces.
 * Started with the folder to resolve `eslint` from; speaks `LintRequest` and `LintAnswer` over IPC.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import type { LintAnswer, LintMessage } from "./protocol.ts";

interface EslintInstance {
  lintText(
    text: string,
    options: { filePath: string; warnIgnored: boolean },
  ): Promise<{ messages: LintMessage[] }[]>;
}

interface EslintPackage {
  ESLint: new (options: { cwd: string }) => EslintInstance;
  loadESLint?: (options: { cwd: string }) => Promise<new (options: { cwd: string }) => EslintInstance>;
}

const folder = process.argv[2] ?? process.cwd();
const instance = createEslint(folder);
instance.catch(() => undefined);

async function createEslint(cwd: string): Promise<EslintInstance> {
  const eslint: EslintPackage = createRequire(join(cwd, "package.json"))("eslint");
  const constructor = eslint.loadESLint === undefined ? eslint.ESLint : await eslint.loadESLint({ cwd });
  return new constructor({ cwd });
}

async function answer(request: { id: number; path: string; text: string }): Promise<LintAnswer> {
  try {
    const results = await (
      await instance
    ).lintText(request.text, { filePath: request.path, warnIgnored: false });
    return { id: request.id, messages: results.flatMap((result) => result.messages.map(plainMessage)) };
  } catch (error) {
    return { id: request.id, error: error instanceof Error ? error.message : String(error) };
  }
}

function plainMessage(message: LintMessage): LintMessage {
  const { ruleId, severity, line, column, fix, suggestions } = message;
  return { ruleId, severity, message: message.message, line, column, fix, suggestions };
}

process.on("message", (request: { id: number; path: string; text: string }) => {
  void answer(request).then((reply) => process.send?.(reply));
});
process.on("disconnect", () => process.exit());
