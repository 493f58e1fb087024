import { errorNode, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.92;

/** `return` whose value stands on the next line, further in: it is a statement of its own there, which nobody reaches. */
export function brokenReturn(site: ErrorSite): Answer[] {
  const { ts: compiler, sourceFile } = site;
  const { text } = sourceFile;
  const statement = compiler.findAncestor(errorNode(site), compiler.isStatement);
  const block = statement?.parent;
  if (block === undefined || !(compiler.isBlock(block) || compiler.isCaseOrDefaultClause(block))) return [];
  const at = block.statements.findIndex((one) => one === statement);
  const bare =
    block.statements[block.statements[at]?.kind === compiler.SyntaxKind.ExpressionStatement ? at - 1 : at];
  const value = block.statements.find(({ pos }) => pos === bare?.end);
  if (bare === undefined || value === undefined || !compiler.isReturnStatement(bare)) return [];
  if (!compiler.isExpressionStatement(value) || bare.getText() !== "return") return [];
  const between = text.slice(bare.getEnd(), value.getStart());
  const indent = text.slice(text.lastIndexOf("\n", bare.getStart()) + 1, bare.getStart());
  if (!new RegExp(String.raw`^\r?\n${indent}[^\S\n]+$`).test(between)) return [];
  return [
    {
      title: "Return what stands on the next line",
      edits: [{ start: bare.getEnd(), end: value.getStart(), text: " " }],
      rationale: "a line break behind `return` ends the statement",
      confidence: CONFIDENCE,
    },
  ];
}
