import type { ts } from "ts-morph";
import type { FileEdit } from "../../model/edit.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** `{ parse, print } from "./lines.js"`, as an import is written. */
const NAMED_IMPORT = /\{\s*(?<names>[\w$][^{}]*?)\s*(?<rest>\} from ["'](?<path>[^"']{1,300})["'])/g;

/**
 * The same imports with the names beside that the file takes from the platform, and that what is imported from has as
 * well: of those no error says that they are missing. Undefined where there are none.
 */
export function withNamesOfPlatform(
  site: CodeFixSite,
  edits: readonly FileEdit[],
): { names: string[]; edits: FileEdit[] } | undefined {
  const taken = takenFromPlatform(site);
  if (taken.size === 0) return undefined;
  const texts = edits.flatMap((edit) => edit.edits.map(({ text }) => text));
  const paths = new Set(
    texts.flatMap((text) => [...text.matchAll(NAMED_IMPORT)].map(({ groups }) => groups?.["path"] ?? "")),
  );
  const givenBy = new Map([...paths].map((path) => [path, exportsOf(site, path)]));
  const names = [...taken].filter(
    (name) => [...givenBy.values()].filter((exported) => exported.has(name)).length === 1,
  );
  if (names.length === 0) return undefined;
  const write = (text: string): string =>
    text.replace(NAMED_IMPORT, (whole, written: string, rest: string, path: string) => {
      const own = names.filter((name) => givenBy.get(path)?.has(name) === true);
      return own.length === 0 ? whole : `{ ${[written, ...own].join(", ")} ${rest}`;
    });
  return {
    names,
    edits: edits.map((edit) => ({
      ...edit,
      edits: edit.edits.map((one) => ({ ...one, text: write(one.text) })),
    })),
  };
}

/** Names of a file that nothing but the platform declares. */
function takenFromPlatform({ project, sourceFile }: CodeFixSite): Set<string> {
  const { ts: compiler, program } = project;
  const checker = program.getTypeChecker();
  const names = new Set<string>();
  function visit(node: ts.Node): void {
    if (compiler.isIdentifier(node) && !names.has(node.text) && isOfPlatform(node)) names.add(node.text);
    compiler.forEachChild(node, visit);
  }
  function isOfPlatform(node: ts.Identifier): boolean {
    if (compiler.isPropertyAccessExpression(node.parent) && node.parent.name === node) return false;
    const symbol = checker.getSymbolAtLocation(node);
    const declarations = symbol?.declarations ?? [];
    return (
      declarations.length > 0 &&
      declarations.every(
        (own) =>
          !compiler.isClassElement(own) &&
          !compiler.isTypeElement(own) &&
          program.isSourceFileDefaultLibrary(own.getSourceFile()),
      )
    );
  }
  visit(sourceFile);
  return names;
}

function exportsOf(
  { project: { ts: compiler, program, options, path } }: CodeFixSite,
  from: string,
): Set<string> {
  const resolved = compiler.resolveModuleName(from, path, options, compiler.sys).resolvedModule;
  const file = resolved && program.getSourceFile(resolved.resolvedFileName);
  const checker = program.getTypeChecker();
  const module = file && checker.getSymbolAtLocation(file);
  return new Set(module === undefined ? [] : checker.getExportsOfModule(module).map(({ name }) => name));
}
