import type { ts } from "ts-morph";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.6;
/** Callers from elsewhere may have any text, so that the object is what is typed too narrowly. */
const UNCALLED_CONFIDENCE = 0.28;

/** The parameter that an object is indexed by is one of its keys. */
export function keyType(site: ErrorSite, node: ts.Node): Answer[] {
  const { ts: compiler, checker } = site;
  const access = compiler.findAncestor(node, compiler.isElementAccessExpression);
  if (
    access === undefined ||
    !compiler.isIdentifier(access.argumentExpression) ||
    !compiler.isIdentifier(access.expression)
  )
    return [];
  const declaration = checker.getSymbolAtLocation(access.argumentExpression)?.valueDeclaration;
  const isText =
    declaration !== undefined &&
    compiler.isParameter(declaration) &&
    declaration.type?.kind === compiler.SyntaxKind.StringKeyword;
  if (!isText || declaration.type === undefined) return [];
  const named = checker.getSymbolAtLocation(access.expression);
  const isImported = named !== undefined && (named.flags & compiler.SymbolFlags.Alias) !== 0;
  const object = named?.valueDeclaration;
  const declared = object !== undefined && compiler.isVariableDeclaration(object) ? object.type : undefined;
  const isLocal = object === undefined ? !isImported : compiler.isParameter(object);
  if (isLocal && declared === undefined) return [];
  const type = `keyof ${declared === undefined ? `typeof ${access.expression.text}` : declared.getText()}`;
  return [
    {
      title: `Declare \`${access.argumentExpression.text}\` as \`${type}\``,
      edits: [replaced(declaration.type, type)],
      rationale: "only its keys can be asked",
      confidence: isCalledHere(site, declaration) ? CONFIDENCE : UNCALLED_CONFIDENCE,
    },
  ];
}

/** Whether the project itself calls the function, so that its calls are checked; what is not exported has no others. */
function isCalledHere({ ts: compiler, project }: ErrorSite, { parent }: ts.ParameterDeclaration): boolean {
  const { name } = parent;
  const statement = compiler.findAncestor(parent, compiler.isStatement);
  const isExported =
    statement !== undefined &&
    compiler.canHaveModifiers(statement) &&
    (compiler.getModifiers(statement) ?? []).some(({ kind }) => kind === compiler.SyntaxKind.ExportKeyword);
  if (name === undefined || !isExported) return !isExported;
  const references = project.service.getReferencesAtPosition(project.path, name.getStart()) ?? [];
  return references.length > 1;
}
