import type { ts } from "ts-morph";
import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** `'Node'`, `'Node<string>'` and `'typeof Node'` in what the compiler says. */
const NAMED = /'(?:typeof )?(?<name>[A-Z][\w$]{1,100})(?:<[^']{0,200})?'/g;
/** Code of a name that cannot be found, for which the language service knows imports. */
const MISSING = "TS2304";

/**
 * The places of names that the platform declares and that an error speaks of, as if they were missing: the project may
 * export something of that name, and its import be lost.
 */
export function hiddenImports(site: CodeFixSite): CodeFixSite[] {
  const { project, sourceFile, diagnostic } = site;
  const { ts: compiler, program } = project;
  const checker = program.getTypeChecker();
  const names = new Set(
    [...diagnostic.message.matchAll(NAMED)].flatMap(({ groups }) => groups?.["name"] ?? []),
  );
  const tag = tagAt(site);
  if (tag !== undefined) names.add(tag);
  if (names.size === 0) return [];
  const places = new Map<string, number>();
  function visit(node: ts.Node): void {
    if (compiler.isIdentifier(node) && names.has(node.text) && !places.has(node.text) && isGlobalUse(node))
      places.set(node.text, node.getStart());
    compiler.forEachChild(node, visit);
  }
  function isGlobalUse(node: ts.Identifier): boolean {
    const declarations = checker.getSymbolAtLocation(node)?.declarations ?? [];
    return (
      (compiler.isTypeReferenceNode(node.parent) || compiler.isJsxOpeningLikeElement(node.parent)) &&
      declarations.length > 0 &&
      declarations.every((own) => program.isSourceFileDefaultLibrary(own.getSourceFile()))
    );
  }
  visit(sourceFile);
  return [...places].map(([name, start]) => ({
    ...site,
    reported: name,
    diagnostic: { ...diagnostic, start, length: name.length, code: MISSING },
  }));
}

/** The component that an error is about: `Text` of `<Text>` is a node of the platform's documents, too. */
function tagAt({ project: { ts: compiler }, sourceFile, diagnostic }: CodeFixSite): string | undefined {
  const name = nodeAt(compiler, sourceFile, diagnostic.start, compiler.isIdentifier);
  return name !== undefined && compiler.isJsxOpeningLikeElement(name.parent) ? name.text : undefined;
}
