import { posix } from "node:path";
import type { Candidate } from "../../model/candidate.ts";
import { isLocated, type LocatedProblem, type Problem } from "../../model/problem.ts";
import { findLintMessage } from "../../repository/linters/find-lint-message.ts";
import { isLintReport } from "../../repository/linters/is-lint-report.ts";
import type { Linter } from "../../repository/linters/linter.ts";
import { LINT_TOOLS } from "../../repository/linters/table.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { declaredVersions, foldersUp, manifestIn } from "../commands/manifest.ts";
import { EXECUTE, packageManagerOf } from "../commands/package-manager.ts";
import { shellWords } from "../commands/shell-word.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { TOOLS } from "./table.ts";
import type { ToolRow } from "./tool-row.ts";

/** What a tool that can be asked would tell. */
const HINT = "; with --trust it is asked for its edits, and they are proved";
/** More files than this are named by their folder. */
const MOST_FILES = 20;

/** The command by which a formatter, a linter or a compiler mends what it reports, for all that it reports at once. */
export const toolCommand: Fixer<Problem> = {
  id: "tool-command",
  title: "fixes that tools carry themselves",
  handles: (problem) => rowFor(problem) !== undefined,
  propose,
};

async function propose(
  problem: Problem,
  { repository, linter, problems = [problem] }: FixerContext,
): Promise<Candidate[]> {
  const row = rowFor(problem);
  if (row === undefined || (await hasAnswer(problem, repository, linter))) return [];
  const folder = folderOf(problem, row, repository);
  if (folder === undefined) return [];
  if (row.takes !== "files") return [candidate(row, { line: row.command, folder, title: row.title })];
  if (!isLocated(problem)) return [];
  const files = filesOf(row, folder, { problems, repository });
  const words = shellWords(
    files.length > MOST_FILES ? ["."] : files.map((file) => posix.relative(folder, file)),
  );
  if (words === undefined) return [];
  const title = `${row.title} ${files.length === 1 ? (files[0] ?? "") : `${files.length} files`}`;
  return [candidate(row, { line: `${programOf(row, folder, repository)} ${words}`, folder, title })];
}

/** Whether the tool itself tells what it would make of the place, so that there is something to be proved. */
async function hasAnswer(
  problem: Problem,
  repository: VirtualRepository,
  linter: Linter | undefined,
): Promise<boolean> {
  if (linter === undefined || !isLintReport(problem) || !isLocated(problem)) return false;
  const question = { tool: problem.tool, withFixes: true };
  const result = await linter.lint(repository, problem.location.file, question);
  const message = "messages" in result ? findLintMessage(problem, result.messages) : undefined;
  return message?.fix !== undefined || message?.suggestions !== undefined;
}

function isLintTool(tool: string): boolean {
  return LINT_TOOLS.some(({ name }) => name === tool);
}

function rowFor(problem: Problem): ToolRow | undefined {
  return TOOLS.find(({ tool, fits }) => tool === problem.tool && fits(problem));
}

function candidate(
  { tool, changes, confidence }: ToolRow,
  { line, folder, title }: { line: string; folder: string; title: string },
): Candidate {
  return {
    title,
    edits: [],
    command: { line, folder, changes },
    origin: toolCommand.id,
    rationale: `${tool} mends itself what it reports here${isLintTool(tool) ? HINT : ""}`,
    confidence,
  };
}

/** All files of which a tool reports what one command mends. */
function filesOf(
  row: ToolRow,
  folder: string,
  { problems, repository }: { problems: readonly Problem[]; repository: VirtualRepository },
): string[] {
  const alike = problems
    .filter((problem): problem is LocatedProblem => isLocated(problem) && rowFor(problem) === row)
    .filter((problem) => folderOf(problem, row, repository) === folder);
  return [...new Set(alike.map(({ location }) => location.file))].toSorted();
}

/** Where the command runs: the package that declares the tool, the project of its kind, else the root. */
function folderOf(problem: Problem, row: ToolRow, repository: VirtualRepository): string | undefined {
  const folders = foldersUp(isLocated(problem) ? posix.dirname(problem.location.file) : "");
  const { takes, from } = row;
  if (takes === "files")
    return from === "path" ? "" : (folders.find((folder) => declares(repository, folder, row)) ?? "");
  const found = folders.find((folder) =>
    takes.some((file) => repository.files.includes(posix.join(folder, file))),
  );
  return found ?? onlyFolderWith(takes, repository);
}

function onlyFolderWith(names: readonly string[], { files }: VirtualRepository): string | undefined {
  const found = files
    .filter((file) => names.includes(posix.basename(file)))
    .map((file) => posix.dirname(file));
  const [only, ...others] = found;
  if (only === undefined || others.length > 0) return undefined;
  return only === "." ? "" : only;
}

function programOf(row: ToolRow, folder: string, repository: VirtualRepository): string {
  if (row.tool === "rubocop" && repository.files.includes("Gemfile")) return `bundle exec ${row.command}`;
  if (row.from === "path") return row.command;
  if (row.tool === "dprint" && !declares(repository, folder, row)) return row.command;
  return `${EXECUTE[packageManagerOf(repository, folder).name]} ${withPackage(row, repository, folder)}`;
}

/** `markdownlint` is the program of one package, and `markdownlint-cli2` that of another. */
function withPackage({ tool, command }: ToolRow, repository: VirtualRepository, folder: string): string {
  if (tool !== "markdownlint") return command;
  const manifest = manifestIn(repository, folder);
  const hasSecond = manifest !== undefined && "markdownlint-cli2" in declaredVersions(manifest);
  return hasSecond ? command.replace("markdownlint", "markdownlint-cli2") : command;
}

function declares(repository: VirtualRepository, folder: string, { tool }: ToolRow): boolean {
  const manifest = manifestIn(repository, folder);
  if (manifest === undefined) return false;
  return Object.keys(declaredVersions(manifest)).some(
    (name) => name === tool || name === `@biomejs/${tool}` || name.startsWith(`${tool}-cli`),
  );
}
