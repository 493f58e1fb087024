import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import { nodeAt } from "../node-at.ts";
import type { RulePlace } from "./rule-answer.ts";

/** The last parameter of a function that must be given, that its body does not use, and that none of its calls gives. */
export function unusedParameter({ project, sourceFile, start }: RulePlace): TextEdit | undefined {
  const { ts } = project;
  const parameter = nodeAt(ts, sourceFile, start, ts.isParameter);
  if (parameter === undefined || parameter.name.getStart() !== start || mayBeLeftOut(parameter))
    return undefined;
  const { parent } = parameter;
  const before = parent.parameters.at(-2);
  if (
    !ts.isFunctionDeclaration(parent) ||
    parent.name === undefined ||
    parent.parameters.at(-1) !== parameter
  )
    return undefined;
  const given = argumentsOf(project, parent.name);
  if (given.length === 0 || given.some((count) => count === undefined || count >= parent.parameters.length))
    return undefined;
  return { start: before?.getEnd() ?? parameter.getStart(), end: parameter.getEnd(), text: "" };
}

function mayBeLeftOut({ questionToken, initializer, dotDotDotToken }: ts.ParameterDeclaration): boolean {
  return questionToken !== undefined || initializer !== undefined || dotDotDotToken !== undefined;
}

/** How many arguments each use of a function gives; undefined of a use that is no call. */
function argumentsOf(
  { ts, program, service, path }: RulePlace["project"],
  name: ts.Identifier,
): (number | undefined)[] {
  const uses = service.getReferencesAtPosition(path, name.getStart()) ?? [];
  return uses.flatMap(({ fileName, textSpan }) => {
    const file = program.getSourceFile(fileName);
    const use = file && nodeAt(ts, file, textSpan.start, ts.isIdentifier);
    if (use === undefined) return [undefined];
    if (use.parent === name.parent || isHandedOn(ts, use.parent)) return [];
    const called = ts.isPropertyAccessExpression(use.parent) && use.parent.name === use ? use.parent : use;
    const { parent } = called;
    return ts.isCallExpression(parent) && parent.expression === called
      ? [parent.arguments.some(ts.isSpreadElement) ? undefined : parent.arguments.length]
      : [undefined];
  });
}

/** Whether a name stands in an import or an export. */
function isHandedOn(compiler: typeof ts, { kind }: ts.Node): boolean {
  const { ImportClause, ImportSpecifier, ExportSpecifier } = compiler.SyntaxKind;
  return kind === ImportClause || kind === ImportSpecifier || kind === ExportSpecifier;
}
