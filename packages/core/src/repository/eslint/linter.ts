import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { VirtualRepository } from "../virtual-repository.ts";
import { startEslint, type EslintProcess, type LintResult } from "./eslint-process.ts";

/** The workspace's own ESLint, in a process of its own. Runs project code: create one for trusted workspaces only. */
export interface Linter {
  /** Lints a file as it stands in a view, once for each text. Never rejects. */
  lint(repository: VirtualRepository, file: string): Promise<LintResult>;
  dispose(): void;
}

/** A configuration that hangs must not hang us. */
const DEFAULT_TIMEOUT_MS = 60_000;
const CONFIG_FILE = /(?:^|\/)(?:eslint\.config\.[cm]?[jt]s|\.eslintrc(?:\.[a-z]+)?)$/;

export function createLinter(timeoutMs: number = DEFAULT_TIMEOUT_MS): Linter {
  const hosts = new Map<string, EslintProcess>();
  const results = new Map<string, Promise<LintResult>>();
  let isDisposed = false;

  async function lintWith(folder: string, path: string, text: string): Promise<LintResult> {
    if (isDisposed) return { unavailable: "eslint was ended" };
    if (!hasEslint(folder)) return { unavailable: "eslint is not installed in the workspace" };
    const host = hosts.get(folder) ?? startEslint(folder, timeoutMs);
    hosts.set(folder, host);
    return host.ask(path, text);
  }

  return {
    /** Lints a file as it stands in a view, once for each text. Never rejects. */
    lint(repository, file) {
      const source = repository.read(file);
      if (source === undefined) return Promise.resolve({ unavailable: `cannot read ${file}` });
      const key = `${file}\0${source.version}`;
      const folder = join(repository.root, configFolder(repository.files, file));
      const result = results.get(key) ?? lintWith(folder, join(repository.root, file), source.text);
      results.set(key, result);
      return result;
    },
    dispose() {
      isDisposed = true;
      for (const host of hosts.values()) host.stop();
    },
  };
}

/** ESLint is run where its configuration lies: the nearest one above the file, else the root. */
function configFolder(files: readonly string[], file: string): string {
  const folders = files.filter((candidate) => CONFIG_FILE.test(candidate)).map((config) => dirname(config));
  const above = folders.filter((folder) => folder === "." || file.startsWith(`${folder}/`));
  return above.toSorted((a, b) => b.length - a.length)[0] ?? ".";
}

/** Looks only where packages of the workspace lie: NODE_PATH, which package managers set for their programs, leads elsewhere. */
function hasEslint(folder: string): boolean {
  const parent = dirname(folder);
  return (
    existsSync(join(folder, "node_modules", "eslint", "package.json")) ||
    (parent !== folder && hasEslint(parent))
  );
}
