import { ts } from "ts-morph";
import type { Disk } from "./disk.ts";
import { packageNames } from "./package-names.ts";

/** Files of a package that are looked at for a name. */
const MOST_FILES = 300;
const MOST_PACKAGES = 150;
const FIRST_SEMANTIC_ERROR = 2000;
const DECLARATIONS = /\.d\.(?:[cm]?ts|[^./]+\.ts)$/;

interface Surroundings {
  root: string;
  options: ts.CompilerOptions;
  host: Omit<ts.CompilerHost, "getSourceFile" | "writeFile">;
  disk: Disk;
}

/**
 * A program of the installed packages whose declarations mention a name and that a file may import, also where nothing
 * imports them yet; undefined where none does. Libraries are not part of it.
 */
export function unimportedPackages(
  name: string,
  path: string,
  surroundings: Surroundings,
): ts.Program | undefined {
  const { root, disk, host } = surroundings;
  const options = { ...surroundings.options, noLib: true, types: [], noEmit: true, skipLibCheck: false };
  const resolve = (module: string, from: string): string | undefined => {
    const resolved = ts.resolveModuleName(module, from, options, host).resolvedModule;
    return resolved !== undefined && DECLARATIONS.test(resolved.resolvedFileName)
      ? resolved.resolvedFileName
      : undefined;
  };
  const entries = packageNames(path, root, disk)
    .slice(0, MOST_PACKAGES)
    .flatMap((module) => resolve(module, path) ?? []);
  const mentioning = entries.filter((entry) => mentions(name, entry, { disk, resolve }));
  const getSourceFile: ts.CompilerHost["getSourceFile"] = (file, version) => {
    const text = disk.readFile(file);
    return text === undefined ? undefined : ts.createSourceFile(file, text, version);
  };
  const programOf = (rootNames: readonly string[]): ts.Program =>
    ts.createProgram({ rootNames, options, host: { ...host, getSourceFile, writeFile: () => undefined } });
  const program = programOf(mentioning);
  const sound = surroundings.options.skipLibCheck
    ? mentioning
    : mentioning.filter((entry) => isSound(program, entry));
  if (sound.length === 0) return undefined;
  return sound.length === mentioning.length ? program : programOf(sound);
}

/** Whether declarations can be read at all; without libraries there are no other errors that count. */
function isSound(program: ts.Program, entry: string): boolean {
  const errors = program.getSemanticDiagnostics(program.getSourceFile(entry));
  return errors.every(({ code }) => code >= FIRST_SEMANTIC_ERROR);
}

/** Whether a file of declarations, or one that it imports, has a name in it. */
function mentions(
  name: string,
  entry: string,
  { disk, resolve }: { disk: Disk; resolve: (module: string, from: string) => string | undefined },
): boolean {
  const seen = new Set([entry]);
  for (const file of seen) {
    const text = disk.readFile(file) ?? "";
    if (isIn(name, text)) return true;
    for (const { fileName } of ts.preProcessFile(text, true, false).importedFiles) {
      const imported = seen.size < MOST_FILES ? resolve(fileName, file) : undefined;
      if (imported !== undefined) seen.add(imported);
    }
  }
  return false;
}

function isIn(name: string, text: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const around = `${text[at - 1] ?? " "}${text[at + name.length] ?? " "}`;
    if (!/[\w$]/.test(around)) return true;
  }
  return false;
}
