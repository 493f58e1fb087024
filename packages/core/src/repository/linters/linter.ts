import { dirname, join } from "node:path";
import type { VirtualRepository } from "../virtual-repository.ts";
import { createProcesses, type Processes } from "./create-processes.ts";
import { findPackage } from "./find-package.ts";
import type { LintMessage, LintResult } from "./lint-message.ts";
import type { LintTool } from "./lint-tool.ts";
import { LINT_TOOLS } from "./table.ts";

/** The workspace's own linters and formatters, each in a process of its own. Runs project code: create one for trusted workspaces only. */
export interface Linter {
  /** What a tool says of a file as it stands in a view, asked once for each text; with its answers where `withFixes`. Never rejects. */
  lint(repository: VirtualRepository, file: string, question: LintQuestion): Promise<LintResult>;
  dispose(): void;
}

export interface LintQuestion {
  /** As formats name it: `eslint`. */
  tool: string;
  withFixes?: boolean;
}

/** A configuration that hangs must not hang us. */
const DEFAULT_TIMEOUT_MS = 60_000;

/** The most texts that are remembered: an editor asks about every state of a file. */
const MOST_RESULTS = 500;

export function createLinter(timeoutMs: number = DEFAULT_TIMEOUT_MS): Linter {
  const processes = createProcesses(timeoutMs);
  const results = new Map<string, Promise<LintResult>>();

  return {
    async lint(repository, file, { tool: name, withFixes = false }) {
      const tool = LINT_TOOLS.find((candidate) => candidate.name === name);
      if (tool === undefined) return { unavailable: `${name} cannot be asked` };
      const source = repository.read(file);
      if (source === undefined) return { unavailable: `cannot read ${file}` };
      if (!tool.reads.test(file)) return { messages: [] };
      const keyOf = (isFull: boolean): string => `${name}\0${isFull}\0${file}\0${source.text}`;
      const known = results.get(keyOf(true)) ?? (withFixes ? undefined : results.get(keyOf(false)));
      if (known !== undefined) return known;
      const result = ask(tool, processes, { repository, file, text: source.text, withFixes });
      for (const [oldest] of results) if (results.size >= MOST_RESULTS) results.delete(oldest);
      results.set(keyOf(withFixes), result);
      return result;
    },
    dispose: processes.dispose,
  };
}

interface Question {
  repository: VirtualRepository;
  file: string;
  text: string;
  withFixes: boolean;
}

async function ask(tool: LintTool, processes: Processes, question: Question): Promise<LintResult> {
  const { repository, file, text, withFixes } = question;
  const path = join(repository.root, file);
  const home = findPackage(dirname(path), tool.package);
  if (home === undefined) return { unavailable: `${tool.name} is not installed in the workspace` };
  const folder = join(repository.root, configFolder(tool, repository.files, file));
  const own = processes.find(tool, { folder, home, isGenerous: false });
  if (typeof own === "string") return { unavailable: own };
  const result = await own.ask(path, text, withFixes);
  if (!withFixes || tool.server?.suggestsApart !== true || "unavailable" in result || isAnswered(result))
    return result;
  const second = processes.find(tool, { folder, home, isGenerous: true });
  const more = typeof second === "string" ? undefined : await second.ask(path, text, true);
  return more === undefined || "unavailable" in more ? result : withSuggestions(result, more.messages);
}

function isAnswered({ messages }: { messages: LintMessage[] }): boolean {
  return messages.every(({ fix }) => fix !== undefined);
}

/** Messages with what a second opinion proposes where there is no fix. */
function withSuggestions(
  { messages }: { messages: LintMessage[] },
  others: readonly LintMessage[],
): LintResult {
  return {
    messages: messages.map((message) => {
      if (message.fix !== undefined) return message;
      const { rule, line, column } = message;
      const other = others.find((one) => one.rule === rule && one.line === line && one.column === column);
      if (other?.fix === undefined) return message;
      return { ...message, suggestions: [{ title: `Fix ${rule}`, edits: other.fix }] };
    }),
  };
}

/** A tool is run where its configuration lies: the nearest one above the file, else the root. */
function configFolder({ config }: LintTool, files: readonly string[], file: string): string {
  const folders = files.filter((candidate) => config.test(candidate)).map((path) => dirname(path));
  const above = folders.filter((folder) => folder === "." || file.startsWith(`${folder}/`));
  return above.toSorted((a, b) => b.length - a.length)[0] ?? ".";
}
