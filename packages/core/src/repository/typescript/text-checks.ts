import { ts } from "ts-morph";

const SUPPRESSION =
  /@ts-(?:ignore|expect-error|nocheck)|(?:eslint|oxlint|biome|prettier|stylelint)-(?:disable|ignore)\S*|v8 ignore|istanbul ignore/g;

export function countSyntaxErrors(file: string, text: string): number {
  const { diagnostics } = ts.transpileModule(text, {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: { jsx: ts.JsxEmit.Preserve },
  });
  return diagnostics?.length ?? 0;
}

/** Counts what makes an error go away without solving it: `any`, `!`, casts through `unknown`, suppressing comments, skipped tests, empty catches. */
export function countSilencers(file: string, text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (kind: string): void => void counts.set(kind, (counts.get(kind) ?? 0) + 1);
  for (const _ of text.matchAll(SUPPRESSION)) count("a suppressing comment");
  function visit(node: ts.Node): void {
    const kind = silencerKind(node);
    if (kind !== undefined) count(kind);
    ts.forEachChild(node, visit);
  }
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false));
  return counts;
}

function silencerKind(node: ts.Node): string | undefined {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return "the type any";
  if (ts.isNonNullExpression(node)) return "a non-null assertion";
  if (ts.isAsExpression(node) && node.type.kind === ts.SyntaxKind.UnknownKeyword)
    return "a cast through unknown";
  if (ts.isCatchClause(node) && node.block.statements.length === 0) return "an empty catch";
  if (
    ts.isPropertyAccessExpression(node) &&
    isTestFunction(node.expression) &&
    ["skip", "only", "todo"].includes(node.name.text)
  ) {
    return "a skipped test";
  }
  return undefined;
}

function isTestFunction(node: ts.Node): boolean {
  return ts.isIdentifier(node) && ["it", "test", "describe", "suite"].includes(node.text);
}
