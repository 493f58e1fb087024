import type { ts } from "ts-morph";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";

/** A file as the compiler parses it, whatever project it belongs to. */
export interface ParsedFile {
  ts: typeof ts;
  sourceFile: ts.SourceFile;
  text: string;
}

/** Parses a file of the workspace; undefined where it cannot be read. */
export async function parseFile(
  repository: VirtualRepository,
  file: string,
): Promise<ParsedFile | undefined> {
  const text = repository.read(file)?.text;
  if (text === undefined) return undefined;
  const engine = await repository.typescript();
  const { ts: compiler } = engine.languageService(repository, file);
  return {
    ts: compiler,
    text,
    sourceFile: compiler.createSourceFile(file, text, compiler.ScriptTarget.Latest, true),
  };
}

/** Every node of a file that fits, in order. */
export function nodesOf<Kind extends ts.Node>(
  { ts: compiler, sourceFile }: ParsedFile,
  fits: (node: ts.Node) => node is Kind,
): Kind[] {
  const found: Kind[] = [];
  function visit(node: ts.Node): void {
    if (fits(node)) found.push(node);
    compiler.forEachChild(node, visit);
  }
  visit(sourceFile);
  return found;
}
