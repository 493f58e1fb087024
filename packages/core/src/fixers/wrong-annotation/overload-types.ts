import type { ts } from "ts-morph";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

/** An overload does not fit the body of its function. */
export const OVERLOADING = "TS2394";

const CONFIDENCE = 0.75;
const PRIMITIVES = ["string", "number", "boolean"];

/** `read(path: string): Entry<string>` before a body that gives an `Entry<number>`: one primitive of either is exchanged. */
export function overloadTypes(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const overload = compiler.findAncestor(errorNode(site), compiler.isFunctionLike);
  const name = overload && compiler.getNameOfDeclaration(overload);
  const symbol = name && checker.getSymbolAtLocation(name);
  const body = symbol?.declarations?.find(
    (one) => compiler.isFunctionLike(one) && "body" in one && one.body !== undefined,
  );
  if (overload === undefined || body === undefined || !compiler.isFunctionLike(body)) return [];
  return [overload, body]
    .filter((one) => one.getSourceFile() === site.sourceFile)
    .flatMap((one) => [...one.parameters.map(({ type }) => type), one.type])
    .flatMap((type) => (type === undefined ? [] : primitivesIn(compiler, type)))
    .flatMap((node) =>
      PRIMITIVES.filter((other) => other !== node.getText()).map((other) => ({
        title: `Write \`${other}\` instead of \`${node.getText()}\` in \`${name?.getText()}\``,
        edits: [replaced(node, other)],
        rationale: "so the overload fits the body of the function",
        confidence: CONFIDENCE,
      })),
    );
}

function primitivesIn(compiler: typeof ts, type: ts.Node): ts.Node[] {
  const found: ts.Node[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isTypeNode(node) && PRIMITIVES.includes(node.getText())) found.push(node);
    compiler.forEachChild(node, visit);
  }
  visit(type);
  return found;
}
