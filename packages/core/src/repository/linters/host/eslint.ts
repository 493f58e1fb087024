import { createRequire } from "node:module";
import type { HostMessage } from "../protocol.ts";
import type { HostPlace, HostTool } from "./host-tool.ts";

interface EslintInstance {
  lintText(
    text: string,
    options: { filePath: string; warnIgnored: boolean },
  ): Promise<{ messages: HostMessage[] }[]>;
}

interface EslintPackage {
  ESLint: new (options: { cwd: string }) => EslintInstance;
  /** Since 8.57: chooses between a flat configuration and an eslintrc. */
  loadESLint?: (options: { cwd: string }) => Promise<new (options: { cwd: string }) => EslintInstance>;
}

/** ESLint 8 to 10, with flat or older configuration. */
export async function openEslint({ folder, main }: HostPlace): Promise<HostTool> {
  const eslint: EslintPackage = createRequire(main)(main);
  const constructor =
    eslint.loadESLint === undefined ? eslint.ESLint : await eslint.loadESLint({ cwd: folder });
  const instance = new constructor({ cwd: folder });
  return async (path, text) => {
    const results = await instance.lintText(text, { filePath: path, warnIgnored: false });
    return { messages: results.flatMap(({ messages }) => messages.map(plainMessage)) };
  };
}

function plainMessage({ ruleId, message, line, column, fix, suggestions }: HostMessage): HostMessage {
  return { ruleId, message, line, column, fix, suggestions };
}
