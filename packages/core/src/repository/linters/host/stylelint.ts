import { pathToFileURL } from "node:url";
import type { HostFix } from "../protocol.ts";
import type { HostPlace, HostTool } from "./host-tool.ts";

interface Warning {
  rule: string;
  text: string;
  line: number;
  column: number;
  /** Since 16.15. */
  fix?: HostFix | undefined;
}

interface Stylelint {
  lint(options: {
    code: string;
    codeFilename: string;
    cwd: string;
    computeEditInfo: boolean;
  }): Promise<{ results: { warnings: Warning[] }[] }>;
}

/** Stylelint; its fixes are known one by one since version 16.15. */
export async function openStylelint({ folder, main }: HostPlace): Promise<HostTool> {
  const { default: stylelint }: { default: Stylelint } = await import(pathToFileURL(main).href);
  return async (path, text) => {
    const { results } = await stylelint.lint({
      code: text,
      codeFilename: path,
      cwd: folder,
      computeEditInfo: true,
    });
    const warnings = results.flatMap((result) => result.warnings);
    return {
      messages: warnings.map(({ rule, text: message, line, column, fix }) => ({
        ruleId: rule,
        message,
        line,
        column,
        fix,
      })),
    };
  };
}
