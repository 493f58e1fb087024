import { packageMain, packageProgram } from "./find-package.ts";
import { startHost } from "./host-process.ts";
import type { LintProcess } from "./lint-message.ts";
import type { LintTool } from "./lint-tool.ts";
import { startServer } from "./server-process.ts";

/** The processes of all tools that were asked, one for each tool and folder. */
export interface Processes {
  /** A tool, started where it is not running; or why it cannot be. `isGenerous`: one that answers with suggestions as well. */
  find(tool: LintTool, place: { folder: string; home: string; isGenerous: boolean }): LintProcess | string;
  dispose(): void;
}

export function createProcesses(timeoutMs: number): Processes {
  const processes = new Map<string, LintProcess>();
  let isDisposed = false;

  return {
    find(tool, { folder, home, isGenerous }) {
      if (isDisposed) return `${tool.name} was ended`;
      const key = [tool.name, folder, home, isGenerous].join("\0");
      const known = processes.get(key);
      if (known !== undefined) return known;
      const { name, server, package: packageName } = tool;
      const main =
        server === undefined ? packageMain(home, packageName) : packageProgram(home, packageName, name);
      if (main === undefined) return `${name} cannot be asked in the version installed`;
      const place = { tool: name, folder, main };
      const started =
        server === undefined
          ? startHost(place, timeoutMs)
          : startServer(place, { server, withSuggestions: isGenerous }, timeoutMs);
      processes.set(key, started);
      return started;
    },
    dispose() {
      isDisposed = true;
      for (const started of processes.values()) started.stop();
    },
  };
}
