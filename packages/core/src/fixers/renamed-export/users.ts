import { posix } from "node:path";
import type { ts } from "ts-morph";
import { isSourceFile } from "../../repository/source-file.ts";
import { packageNameOf } from "../package-name.ts";
import type { ServiceOfFile, TypeScriptEngine } from "../../repository/typescript/engine.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { moduleStem, specifiersIn, targetStem } from "../specifier.ts";
import type { MissingImport } from "./missing-import.ts";
import { askedModule, askedName, isModuleUse, type ModuleUse } from "./module-use.ts";

/** A file that asks for the missing name, as the program that compiles it sees it. */
export interface User {
  project: ServiceOfFile;
  /** Repository-relative. */
  file: string;
  sourceFile: ts.SourceFile;
  uses: ModuleUse[];
}

/** Each opens a project of its own; more than this are no test folder that somebody left out of the tsconfig. */
const MOST_OUTSIDE = 40;

/** Every file of the workspace that asks for the missing name, by path: those of the program, then those no tsconfig has beside it. */
export function usersOf(
  project: ServiceOfFile,
  missing: MissingImport,
  { engine, repository }: { engine: TypeScriptEngine; repository: VirtualRepository },
): User[] {
  const inside = project.program
    .getSourceFiles()
    .flatMap((sourceFile) => readUser(project, sourceFile, missing));
  const mentioning = filesThatMention(repository, project, missing, missing.name);
  const outside = mentioning.filter((file) => imports(repository, file, missing.file)).slice(0, MOST_OUTSIDE);
  const others = outside.flatMap((file) => {
    const other = engine.languageService(repository, file);
    const sourceFile = other.program.getSourceFile(other.path);
    const moduleFile = other.program.getSourceFile(missing.path);
    const module = moduleFile && other.program.getTypeChecker().getSymbolAtLocation(moduleFile);
    return sourceFile === undefined || module === undefined
      ? []
      : readUser(other, sourceFile, { ...missing, module });
  });
  return [...inside, ...others].toSorted((a, b) => (a.file < b.file ? -1 : 1));
}

const BARE_SPECIFIER = /["'](?<path>[^."'\n][^"'\n]{0,200})["']/g;

/** Source files beside the program that hold a name and may import the module. */
export function filesThatMention(
  repository: VirtualRepository,
  { program, relative }: ServiceOfFile,
  missing: MissingImport,
  name: string,
): string[] {
  const { file: module } = missing;
  if (module === undefined) return [];
  const inProgram = new Set(program.getSourceFiles().map(({ fileName }) => relative(fileName)));
  const packageName = packageNameOf(repository, module);
  return repository.files.filter((file) => {
    if (!isSourceFile(file) || inProgram.has(file)) return false;
    const text = repository.read(file)?.text ?? "";
    if (!text.includes(name)) return false;
    return imports(repository, file, module) || mayImport(text, module, packageName);
  });
}

/** Whether a text quotes the package of a module, or a path that an alias could lead to it. */
function mayImport(text: string, module: string, packageName: string | undefined): boolean {
  const alias = `/${posix.basename(moduleStem(module))}`;
  const quoted = [...text.matchAll(BARE_SPECIFIER)].map((match) => match.groups?.["path"] ?? "");
  return quoted.some(
    (path) => path.endsWith(alias) || (packageName !== undefined && path.startsWith(packageName)),
  );
}

function imports(repository: VirtualRepository, file: string, module: string | undefined): boolean {
  if (module === undefined) return false;
  const specifiers = specifiersIn(repository.read(file)?.text ?? "");
  return specifiers.some(({ path }) => targetStem(file, path) === moduleStem(module));
}

/** Whether a file of the program asks the module as a whole for a name: `rates.total`. */
export function isAskedAsMember(project: ServiceOfFile, missing: MissingImport, name: string): boolean {
  const { ts } = project;
  return project.program
    .getSourceFiles()
    .flatMap((sourceFile) => readUser(project, sourceFile, { ...missing, name }))
    .some(({ uses }) => uses.some((use) => ts.isPropertyAccessExpression(use)));
}

function readUser(project: ServiceOfFile, sourceFile: ts.SourceFile, missing: MissingImport): User[] {
  const file = project.relative(sourceFile.fileName);
  if (file === undefined || sourceFile.isDeclarationFile || `/${file}`.includes("/node_modules/")) return [];
  if (!sourceFile.text.includes(missing.name)) return [];
  const uses = usesIn(project, sourceFile, missing);
  return uses.length === 0 ? [] : [{ project, file, sourceFile, uses }];
}

function usesIn(project: ServiceOfFile, sourceFile: ts.SourceFile, missing: MissingImport): ModuleUse[] {
  const { ts } = project;
  const fits = isModuleUse(ts);
  const uses: ModuleUse[] = [];
  function visit(node: ts.Node): void {
    if (
      fits(node) &&
      askedName(ts, node).text === missing.name &&
      askedModule(project, node) === missing.module
    )
      uses.push(node);
    ts.forEachChild(node, visit);
  }
  visit(sourceFile);
  return uses;
}
