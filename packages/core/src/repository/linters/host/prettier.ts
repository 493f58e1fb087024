import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { HostPlace, HostTool } from "./host-tool.ts";

interface Prettier {
  version: string;
  format(text: string, options: Record<string, unknown>): string | Promise<string>;
  resolveConfig(path: string, options: { editorconfig: boolean }): Promise<Record<string, unknown> | null>;
  getFileInfo(
    path: string,
    options: { ignorePath: string | string[]; resolveConfig: boolean },
  ): Promise<{ ignored: boolean; inferredParser: string | null }>;
}

/** Prettier 2 and 3, with the configuration and the ignore files that its command line reads. */
export async function openPrettier({ folder, main }: HostPlace): Promise<HostTool> {
  const loaded: Prettier & { default?: Prettier } = await import(pathToFileURL(main).href);
  const prettier = loaded.default ?? loaded;
  const own = join(folder, ".prettierignore");
  const ignorePath = prettier.version.startsWith("2.") ? own : [join(folder, ".gitignore"), own];
  return async (path, text) => {
    const { ignored, inferredParser } = await prettier.getFileInfo(path, { ignorePath, resolveConfig: true });
    if (ignored || inferredParser === null) return { messages: [] };
    const options = await prettier.resolveConfig(path, { editorconfig: true });
    return { formatted: await prettier.format(text, { ...options, filepath: path }) };
  };
}
