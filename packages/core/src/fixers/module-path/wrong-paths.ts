import { posix } from "node:path";
import type { FileEdit } from "../../model/edit.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import type { TypeScriptEngine } from "../../repository/typescript/engine.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { specifiersIn, targetStem, type Specifier } from "../specifier.ts";
import { writeSpecifier, type ExtensionManner } from "./write-specifier.ts";

const LEADS_NOWHERE: ReadonlySet<string> = new Set(["TS2307", "TS2792"]);

/** Edits that make every file which imports the same missing path import a module instead, the given specifier among them. */
export function importInstead(
  repository: VirtualRepository,
  wrong: { file: string; specifier: Specifier },
  { module, manner }: { module: string; manner: ExtensionManner },
): FileEdit[] {
  const { file, specifier } = wrong;
  const wanted = targetStem(file, specifier.path);
  const others = manner === "as-before" ? otherUsers(repository, file, wanted) : [];
  return [file, ...others].toSorted().flatMap((user) => {
    const specifiers = user === file ? [specifier] : [];
    const same = specifiersOf(repository, user).filter(
      ({ path, start }) =>
        manner === "as-before" &&
        targetStem(user, path) === wanted &&
        !(user === file && start === specifier.start),
    );
    const edits = [...specifiers, ...same].map(({ path, start }) => ({
      start,
      end: start + path.length,
      text: writeSpecifier(user, module, { before: path, manner }),
    }));
    return edits.length === 0 ? [] : [{ file: user, edits }];
  });
}

/** The specifiers of a file that its compiler cannot follow. */
export function wrongSpecifiers(
  repository: VirtualRepository,
  engine: TypeScriptEngine,
  file: string,
): Specifier[] {
  const diagnostics = engine.diagnostics(repository, [file]).filter(({ code }) => LEADS_NOWHERE.has(code));
  const starts = new Set(diagnostics.map(({ start }) => start + 1));
  return specifiersOf(repository, file).filter(({ start }) => starts.has(start));
}

function otherUsers(repository: VirtualRepository, file: string, wanted: string): string[] {
  const name = posix.basename(wanted);
  return repository.files.filter(
    (other) => other !== file && isSourceFile(other) && repository.read(other)?.text.includes(name) === true,
  );
}

function specifiersOf(repository: VirtualRepository, file: string): Specifier[] {
  return specifiersIn(repository.read(file)?.text ?? "");
}
