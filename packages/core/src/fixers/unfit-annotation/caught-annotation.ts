import { errorNode, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.85;

/** `catch (error)` for `catch (error: Error)`: what is caught is of no type that could be known. */
export function caughtAnnotation(site: ErrorSite): Answer[] {
  const { ts: compiler } = site;
  const declaration = compiler.findAncestor(errorNode(site), compiler.isVariableDeclaration);
  if (declaration?.type === undefined || !compiler.isCatchClause(declaration.parent)) return [];
  return [
    {
      title: `Take \`${declaration.name.getText()}\` as it is caught`,
      edits: [{ start: declaration.name.getEnd(), end: declaration.type.getEnd(), text: "" }],
      rationale: "anything may be thrown",
      confidence: CONFIDENCE,
    },
  ];
}
