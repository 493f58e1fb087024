import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import ts from "typescript-6";
import { readConfig } from "../measure/compile.ts";
import { sourceFilesOf } from "../measure/suspects/source-files-of.ts";

/** A copy of a real project, and a compiler that stays open on it. */
export interface SlipProject {
  /** Absolute folder of the workspace that is copied. */
  folder: string;
  /** Sources a slip may happen in, relative to the workspace. */
  sources: readonly string[];
  read(file: string): string;
  /** What the compiler says with these texts in place of the files'. */
  compile(texts: ReadonlyMap<string, string>): { log: string; errors: readonly string[] };
  remove(): void;
}

const AUTHOR = ["-c", "user.name=slips", "-c", "user.email=slips@example.org", "-c", "commit.gpgsign=false"];
const IS_TEST = /\.(?:test|spec)\.|\/(?:__\w+__|fixtures|testing|test|tests)\//;

/**
 * Copies what git tracks of a repository, with its dependencies linked; the copy has its own history of one commit when
 * `history` is wanted. `project` is the folder of the tsconfig.json, relative to the repository; where it has none, no
 * compiler says anything.
 */
export function copyProject(repository: string, project: string, history: boolean): SlipProject {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-slips-")));
  const tracked = git(repository, "ls-files", "-z")
    .split("\0")
    .filter((file) => file !== "");
  for (const file of tracked)
    if (existsSync(join(repository, file))) cpSync(join(repository, file), join(folder, file));
  for (const inner of new Set([".", ...tracked.map((file) => dirname(file))]))
    linkDependencies(repository, folder, inner);
  if (history) {
    git(folder, "init", "-q");
    git(folder, "add", "-A");
    git(folder, ...AUTHOR, "commit", "-q", "-m", "before");
  }
  return existsSync(join(folder, project, "tsconfig.json"))
    ? openProject(folder, project)
    : openScripts(folder, project);
}

function openScripts(folder: string, project: string): SlipProject {
  return {
    folder,
    sources: sourceFilesOf(join(folder, project)).map((file) => posix(join(project, file))),
    read: (file) => readFileSync(join(folder, file), "utf8"),
    compile: () => ({ log: "", errors: [] }),
    remove: () => removeFolder(folder),
  };
}

function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

function git(folder: string, ...args: string[]): string {
  return execFileSync("git", args, { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 28 });
}

function linkDependencies(repository: string, folder: string, inner: string): void {
  const from = join(repository, inner, "node_modules");
  if (existsSync(from) && readdirSync(from).length > 0)
    symlinkSync(realpathSync(from), join(folder, inner, "node_modules"), "junction");
}

function openProject(folder: string, project: string): SlipProject {
  const { options, fileNames } = readConfig(join(folder, project));
  const read = (file: string): string => readFileSync(join(folder, file), "utf8");
  let texts: ReadonlyMap<string, string> = new Map();
  const versions = new Map<string, number>();
  const textOf = (path: string): string | undefined =>
    texts.get(posix(relative(folder, path))) ?? ts.sys.readFile(path);
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => fileNames,
    getScriptVersion: (path) => String(versions.get(posix(relative(folder, path))) ?? 0),
    getScriptSnapshot: (path) => {
      const text = textOf(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => folder,
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: textOf,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  const known = new Set(diagnosticsOf(service, fileNames).map(signOf));
  return {
    folder,
    sources: fileNames
      .map((path) => posix(relative(folder, path)))
      .filter((file) => !IS_TEST.test(`/${file}`)),
    read,
    compile(next) {
      for (const file of new Set([...texts.keys(), ...next.keys()]))
        versions.set(file, (versions.get(file) ?? 0) + 1);
      texts = next;
      return told(
        diagnosticsOf(service, fileNames).filter((diagnostic) => !known.has(signOf(diagnostic))),
        folder,
      );
    },
    remove: () => removeFolder(folder),
  };
}

function diagnosticsOf(service: ts.LanguageService, paths: readonly string[]): ts.Diagnostic[] {
  return paths.flatMap((path) => [
    ...service.getSyntacticDiagnostics(path),
    ...service.getSemanticDiagnostics(path),
  ]);
}

/** What tells an error that the project has anyway. */
function signOf({ code, file, messageText }: ts.Diagnostic): string {
  return `${code} ${file?.fileName} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
}

function told(diagnostics: readonly ts.Diagnostic[], folder: string): { log: string; errors: string[] } {
  const format = {
    getCanonicalFileName: (name: string) => name,
    getCurrentDirectory: () => folder,
    getNewLine: () => "\n",
  };
  return {
    log: ts.formatDiagnostics(diagnostics, format),
    errors: diagnostics.map(({ code, file, start = 0 }) => {
      const { line } = file?.getLineAndCharacterOfPosition(start) ?? { line: 0 };
      return `TS${code} ${posix(relative(folder, file?.fileName ?? ""))}:${line + 1}:1`;
    }),
  };
}

function posix(path: string): string {
  return path.replaceAll("\\", "/");
}
