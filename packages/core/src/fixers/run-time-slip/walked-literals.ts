import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import { isJavaScriptFile } from "../../repository/source-file.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { exchanged, titleOfSwap } from "./exchanged.ts";

const CONFIDENCE = 0.7;

/** `count(",", row)` in a script whose `count(text, sign)` goes through its `text` and compares with `sign`: nobody goes through one sign. */
export function walkedLiterals(file: string, { ts: compiler, program, path }: ServiceOfFile): Candidate[] {
  const sourceFile = program.getSourceFile(path);
  const checker = program.getTypeChecker();
  const candidates: Candidate[] = [];
  function visit(node: ts.Node): void {
    compiler.forEachChild(node, visit);
    if (!compiler.isCallExpression(node) || node.arguments.length !== 2) return;
    const [first, second] = node.arguments;
    const declaration = checker.getResolvedSignature(node)?.declaration;
    const body = declaration && "body" in declaration ? declaration.body : undefined;
    if (first === undefined || second === undefined || declaration === undefined || !body) return;
    const walked = declaration.parameters.map((parameter) =>
      isWalked(parameter.name.getText(), body.getText()),
    );
    const at = walked.indexOf(true);
    const [literal, other] = at === 0 ? [first, second] : [second, first];
    const isOneOfTwo = walked.length === 2 && walked.filter(Boolean).length === 1;
    if (!isOneOfTwo || !compiler.isStringLiteral(literal) || literal.text.length !== 1) return;
    if (!compiler.isIdentifier(other)) return;
    candidates.push(
      exchanged(file, [first, second], {
        title: titleOfSwap(file, first, second),
        rationale: `\`${node.expression.getText()}\` goes through what it is given there, and one sign is compared with`,
        confidence: CONFIDENCE,
      }),
    );
  }
  if (sourceFile !== undefined && isJavaScriptFile(file)) visit(sourceFile);
  return candidates;
}

/** `text.length` and `text[index]` */
function isWalked(name: string, body: string): boolean {
  if (!/^[\w$]+$/.test(name)) return false;
  const bare = name.replaceAll("$", String.raw`\$`);
  return [String.raw`\.length\b`, String.raw`\[\w{1,30}\]`].every((use) =>
    new RegExp(String.raw`(?<![\w$.])${bare}${use}`).test(body),
  );
}
