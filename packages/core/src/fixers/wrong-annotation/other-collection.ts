import type { ts } from "ts-morph";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { mismatchAt } from "../type-error/mismatch.ts";
import { readsOf } from "../type-error/reads-of.ts";

/** Only one of the two has all that is asked of it. */
const ASKED_CONFIDENCE = 0.88;
/** Nothing tells which of the two is meant. */
const UNASKED_CONFIDENCE = 0.28;

/** `const seen: Set<string> = new Set<string>()` for a `Map<string, boolean>` that begins as a set and is used as one; and the other way round. */
export function otherCollection(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const made = mismatchAt(site)?.value;
  const declaration = made?.parent;
  if (made === undefined || declaration === undefined || !compiler.isNewExpression(made)) return [];
  const isHeld = compiler.isVariableDeclaration(declaration) || compiler.isPropertyDeclaration(declaration);
  const type = isHeld ? declaration.type : undefined;
  if (!isHeld || type === undefined || !compiler.isTypeReferenceNode(type)) return [];
  const asked = membersAsked(site, declaration.name);
  const has = (owner: ts.Type): boolean =>
    asked.every((name) => checker.getPropertyOfType(owner, name) !== undefined);
  const [isDeclared, isMade] = [checker.getTypeFromTypeNode(type), checker.getTypeAtLocation(made)].map(has);
  const isTold = asked.length > 0 && isDeclared !== isMade;
  const name = declaration.name.getText();
  const confidence = isTold ? ASKED_CONFIDENCE : UNASKED_CONFIDENCE;
  const answers: Answer[] = [];
  const text = made.typeArguments === undefined ? undefined : made.getText().slice(4, typeEnd(made));
  if (text !== undefined && isMade === true)
    answers.push({
      title: `Declare \`${name}\` as \`${text}\``,
      edits: [replaced(type, text)],
      rationale: "that is what it begins as",
      confidence,
    });
  if (isDeclared === true && (made.arguments ?? []).length === 0)
    answers.push({
      title: `Begin with \`new ${type.typeName.getText()}()\``,
      edits: [replaced(made, `new ${type.typeName.getText()}()`)],
      rationale: "that is what it is declared as",
      confidence,
    });
  return answers;
}

/** Where the type arguments of `new Set<string>()` end. */
function typeEnd(made: ts.NewExpression): number {
  const last = made.typeArguments?.at(-1);
  return (last?.getEnd() ?? made.expression.getEnd()) - made.getStart() + 1;
}

/** The members that the file asks of what a declaration holds. */
function membersAsked(site: ErrorSite, name: ts.Node): string[] {
  const { ts: compiler } = site;
  return readsOf(site, name).flatMap((read) => {
    const owner =
      compiler.isPropertyAccessExpression(read.parent) && read.parent.name === read ? read.parent : read;
    const access = owner.parent;
    return compiler.isPropertyAccessExpression(access) && access.expression === owner
      ? [access.name.text]
      : [];
  });
}
