import type { ts } from "ts-morph";
import { errorNode, type ErrorSite } from "../type-error/error-site.ts";
import { unusedParameter } from "./unused-parameter.ts";

/** `Type '(context: Context, limit: number) => Visitor' is not assignable to type 'Rule'.` */
const GIVEN = /'(?<type>\([^']{1,2000})'/;
const TOO_FEW = "Target signature provides too few arguments";

/** Whether an error says that a function asks for more than it is given where it is handed on. */
export function isNeedy(message: string): boolean {
  return message.includes(TOO_FEW);
}

/** The last parameter of a function that is handed on to whoever does not give it, where its body does not use it. */
export function needlessParameter(site: ErrorSite): ts.ParameterDeclaration | undefined {
  const { ts: compiler, checker, diagnostic } = site;
  const lines = diagnostic.message.split("\n");
  const before = lines.slice(
    0,
    lines.findIndex((line) => line.includes(TOO_FEW)),
  );
  const given = before.flatMap((line) => GIVEN.exec(line)?.groups?.["type"] ?? []).at(-1);
  const node = errorNode(site);
  let found: ts.ParameterDeclaration | undefined;
  function visit(inner: ts.Node): void {
    const type = compiler.isIdentifier(inner) ? checker.getTypeAtLocation(inner) : undefined;
    const [signature] = type?.getCallSignatures() ?? [];
    if (type !== undefined && signature !== undefined && checker.typeToString(type) === given)
      found ??= unusedParameter(site, signature, signature.parameters.length - 1);
    if (found === undefined) compiler.forEachChild(inner, visit);
  }
  visit(compiler.findAncestor(node, compiler.isStatement) ?? node);
  return found;
}
