import type { ts } from "ts-morph";
import { isJavaScriptFile } from "../../repository/source-file.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import type { RulePlace } from "../lint-rule/rule-answer.ts";
import { nodeAt } from "../node-at.ts";
import { requiresIn } from "../run-time-error/requires-in.ts";
import type { Insertion } from "./script-rule.ts";

const MOST_FILES = 3000;

/** `total` for `module.exports = { … }` where nobody uses `total` in the module itself, and others ask it for that. */
export function lostExport(
  { project: { ts }, sourceFile, start }: RulePlace,
  repository: VirtualRepository,
  file: string,
): Insertion | undefined {
  const name = nodeAt(ts, sourceFile, start, ts.isIdentifier);
  const exported = exportsOf(ts, sourceFile);
  const last = exported?.properties.at(-1);
  if (name?.getStart() !== start || exported === undefined || last === undefined) return undefined;
  if (!isOfModule(ts, name)) return undefined;
  const isAsked = repository.files
    .slice(0, MOST_FILES)
    .some((other) => other !== file && isJavaScriptFile(other) && asks(repository, other, file, name.text));
  if (!isAsked) return undefined;
  const gap = sourceFile.text.slice(last.getFullStart(), last.getStart());
  return { start: last.getEnd(), text: `,${/^\s+$/.test(gap) ? gap : " "}${name.text}` };
}

/** `module.exports = { … }` */
function exportsOf(
  compiler: typeof ts,
  { statements }: ts.SourceFile,
): ts.ObjectLiteralExpression | undefined {
  for (const statement of statements) {
    if (!compiler.isExpressionStatement(statement)) continue;
    const { expression } = statement;
    if (!compiler.isBinaryExpression(expression) || expression.left.getText() !== "module.exports") continue;
    return compiler.isObjectLiteralExpression(expression.right) ? expression.right : undefined;
  }
  return undefined;
}

/** Whether a name is declared at the top of its module. */
function isOfModule(compiler: typeof ts, { parent }: ts.Identifier): boolean {
  const isDeclared =
    compiler.isVariableDeclaration(parent) ||
    compiler.isFunctionDeclaration(parent) ||
    compiler.isClassDeclaration(parent);
  return isDeclared && compiler.findAncestor(parent.parent, compiler.isFunctionLike) === undefined;
}

/** Whether a script takes a name from a module that it requires. */
function asks(repository: VirtualRepository, importer: string, module: string, name: string): boolean {
  const bare = name.replaceAll("$", String.raw`\$`);
  return requiresIn(repository, importer)
    .filter((one) => one.module === module)
    .some(({ bound, listed }) => {
      if (listed !== undefined) return listed.some((each) => each.split(":")[0]?.trim() === name);
      const text = repository.read(importer)?.text ?? "";
      const owner = bound.replaceAll("$", String.raw`\$`);
      return new RegExp(String.raw`(?<![\w$.])${owner}\.${bare}(?![\w$])`).test(text);
    });
}
