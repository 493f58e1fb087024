import { posix } from "node:path";
import { isSourceFile } from "../../repository/source-file.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { areContrasting } from "../contrasting-names.ts";
import { isTestFile } from "../is-test-file.ts";
import { nodeAt } from "../node-at.ts";
import { sharedWords } from "../name-likeness.ts";
import type { LikelyModule } from "./likely-modules.ts";

const MOST_FILES = 3000;
const ONLY_ONE = 0.8;
const ONE_OF_SEVERAL = 0.25;
const RELATED_NAME = 0.3;
const SHORTEST_NAME = 4;

/** The files that declare and export all that an import names, where its path tells of no file. */
export function exportersOf(
  repository: VirtualRepository,
  service: ServiceOfFile,
  { file, start, path }: { file: string; start: number; path: string },
): LikelyModule[] {
  const names = importedNames(service, start);
  if (!names.some((name) => name.length >= SHORTEST_NAME)) return [];
  const patterns = names.map(exportPattern);
  const found = repository.files
    .filter((other) => other !== file && isSourceFile(other) && isTestFile(other) === isTestFile(file))
    .filter((other) => !areContrasting(bareName(other), bareName(path)))
    .slice(0, MOST_FILES)
    .filter((other) => exportsAll(repository.read(other)?.text ?? "", names, patterns));
  if (found.length === 1) return found.map((module) => ({ module, confidence: ONLY_ONE }));
  const related = found.filter((module) => isRelated(module, path));
  return found.map((module) => ({
    module,
    confidence: related.length === 1 && related.includes(module) ? ONLY_ONE : ONE_OF_SEVERAL,
  }));
}

function importedNames({ ts, program, path }: ServiceOfFile, offset: number): string[] {
  const sourceFile = program.getSourceFile(path);
  const declaration = sourceFile && nodeAt(ts, sourceFile, offset, ts.isImportDeclaration);
  const bindings = declaration?.importClause?.namedBindings;
  if (bindings === undefined || !ts.isNamedImports(bindings) || declaration?.importClause?.name !== undefined)
    return [];
  return bindings.elements.map(({ propertyName, name }) => (propertyName ?? name).text);
}

function exportPattern(name: string): RegExp {
  const escaped = name.replaceAll("$", String.raw`\$`);
  return new RegExp(
    String.raw`^export (?:declare )?(?:abstract )?(?:async )?(?:function\*?|class|const|let|var|interface|type|enum) ${escaped}(?![\w$])`,
    "m",
  );
}

function exportsAll(text: string, names: readonly string[], patterns: readonly RegExp[]): boolean {
  return names.every((name) => text.includes(name)) && patterns.every((pattern) => pattern.test(text));
}

function isRelated(module: string, path: string): boolean {
  return sharedWords(bareName(module), bareName(path)) >= RELATED_NAME;
}

function bareName(file: string): string {
  return posix.basename(file).replace(/\.[cm]?[jt]sx?$/, "");
}
