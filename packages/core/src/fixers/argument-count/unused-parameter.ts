import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { ErrorSite } from "../type-error/error-site.ts";

/** Taken away is what may be wanted later, so that it is never called proved. */
const CONFIDENCE = 0.29;

/** The last parameter of a function of the project that its body does not use: where its callers do not give it, it may go. */
export function unusedParameter(
  { ts: compiler }: ErrorSite,
  { declaration }: ts.Signature,
  given: number,
): ts.ParameterDeclaration | undefined {
  if (declaration === undefined || !("body" in declaration)) return undefined;
  const { body, parameters } = declaration;
  const last = parameters.at(-1);
  if (body === undefined || last === undefined || given >= parameters.length) return undefined;
  const leftOut = parameters.slice(given, -1);
  if (leftOut.some((parameter) => !compiler.isParameter(parameter) || isNeeded(parameter))) return undefined;
  if (!compiler.isParameter(last) || !compiler.isIdentifier(last.name) || last.initializer !== undefined)
    return undefined;
  const name = last.name.text;
  const isUsed = (node: ts.Node): boolean =>
    (compiler.isIdentifier(node) && node.text === name) ||
    compiler.forEachChild(node, (child) => (isUsed(child) ? true : undefined)) === true;
  const isProperty = (compiler.getModifiers(last) ?? []).length > 0;
  return isProperty || isUsed(body) ? undefined : last;
}

function isNeeded({ questionToken, initializer }: ts.ParameterDeclaration): boolean {
  return questionToken === undefined && initializer === undefined;
}

/** The declaration without a parameter. */
export function withoutParameter(
  { project }: ErrorSite,
  parameter: ts.ParameterDeclaration,
): Omit<Candidate, "origin">[] {
  const sourceFile = parameter.getSourceFile();
  const file = project.relative(sourceFile.fileName);
  if (file === undefined || sourceFile.isDeclarationFile || `/${file}`.includes("/node_modules/")) return [];
  const { parameters } = parameter.parent;
  const before = parameters[parameters.indexOf(parameter) - 1];
  const name = parameter.name.getText();
  return [
    {
      title: `Take the parameter \`${name}\` away`,
      edits: [
        {
          file,
          edits: [{ start: before?.getEnd() ?? parameter.getStart(), end: parameter.getEnd(), text: "" }],
        },
      ],
      rationale: "the function does not use it, and is called without it",
      confidence: CONFIDENCE,
    },
  ];
}
