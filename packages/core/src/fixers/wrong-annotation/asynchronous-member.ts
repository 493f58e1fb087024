import type { ts } from "ts-morph";
import { nodeAt } from "../node-at.ts";
import { errorNode, inserted, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { argumentOf, isAsync } from "../type-error/types.ts";
import { inheritedMember } from "./inherited-member.ts";

const CONFIDENCE = 0.8;
/** Some caller takes what it gives at once: a text would show the promise. */
const UNAWAITED_CONFIDENCE = 0.28;

/** `async find(id: string): Promise<Order>` for `find(id: string): Order` in a class whose interface or base gives a promise of it. */
export function asynchronousMember(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const name = errorNode(site);
  const member = name.parent;
  if (!compiler.isMethodDeclaration(member) || !isPlain(compiler, member)) return [];
  const inherited = inheritedMember(site, member.parent, name.getText());
  const [wanted, ...overloads] = inherited === undefined ? [] : signaturesOf(site, inherited);
  const [own, ...others] = signaturesOf(site, checker.getSymbolAtLocation(name));
  if (wanted === undefined || own === undefined || overloads.length + others.length > 0) return [];
  const [promised, given] = [wanted.getReturnType(), own.getReturnType()];
  const awaited = promised.getSymbol()?.name === "Promise" ? argumentOf(site, promised) : undefined;
  if (awaited === undefined || !checker.isTypeAssignableTo(given, awaited)) return [];
  const { type } = member;
  return [
    {
      title: `Make \`${name.getText()}\` async`,
      edits: [
        inserted(name.getStart(), "async "),
        ...(type === undefined ? [] : [replaced(type, `Promise<${type.getText()}>`)]),
      ],
      rationale: "what it is inherited from gives a promise",
      confidence: isAwaited(site, name) ? CONFIDENCE : UNAWAITED_CONFIDENCE,
    },
  ];
}

/** With a body that waits for nothing yet. */
function isPlain(compiler: typeof ts, { asteriskToken, body }: ts.MethodDeclaration): boolean {
  return asteriskToken === undefined && body !== undefined && !isAsync(compiler, body);
}

/** Whether all who call it wait for it, or hand on what it gives as a promise. */
function isAwaited({ ts: compiler, project, sourceFile }: ErrorSite, name: ts.Node): boolean {
  const references = project.service.getReferencesAtPosition(sourceFile.fileName, name.getStart()) ?? [];
  return references.every(({ fileName, textSpan }) => {
    const source = project.program.getSourceFile(fileName);
    const identifier = source && nodeAt(compiler, source, textSpan.start, compiler.isIdentifier);
    const call = identifier?.parent.parent;
    if (call === undefined || !compiler.isCallExpression(call) || call.expression !== identifier?.parent)
      return true;
    const isHandedOn = compiler.isReturnStatement(call.parent) && isAsync(compiler, call);
    return isHandedOn || compiler.isAwaitExpression(call.parent);
  });
}

function signaturesOf({ checker }: ErrorSite, member: ts.Symbol | undefined): readonly ts.Signature[] {
  return member === undefined ? [] : checker.getTypeOfSymbol(member).getCallSignatures();
}
