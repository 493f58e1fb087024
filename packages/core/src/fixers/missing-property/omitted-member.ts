import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { ErrorSite } from "../type-error/error-site.ts";
import { isTelling } from "../type-error/types.ts";
import { variablesInScope } from "../type-error/variables-in-scope.ts";
import { addedMembers } from "./added-members.ts";
import { shorthandConfidence } from "./habit.ts";

const CONFIDENCE = 0.8;

/** A member that is read of an object literal of the workspace that lacks it, and a variable of its name is at hand there. */
export function omittedMember(site: ErrorSite, node: ts.Node): Omit<Candidate, "origin">[] {
  const { ts: compiler, project } = site;
  const name = node.getText();
  const literal = ownerOf(site, node)?.symbol?.valueDeclaration;
  if (literal === undefined || !compiler.isObjectLiteralExpression(literal)) return [];
  const file = project.relative(literal.getSourceFile().fileName);
  if (file === undefined || file.includes("node_modules/")) return [];
  const variable = variablesInScope(site, literal).find((one) => one.text === name);
  if (variable === undefined || !isTelling(site, variable.type)) return [];
  const confidence = Math.min(CONFIDENCE, shorthandConfidence(compiler, literal));
  return [
    {
      title: `Add \`${name}\``,
      edits: [{ file, edits: [addedMembers(literal, [{ name, text: name, confidence }])] }],
      rationale: "it is read of the object, and at hand by name where that is made",
      confidence,
    },
  ];
}

/** The type of `index` of `index.bucket`, and of `const { bucket } = index`. */
function ownerOf({ ts: compiler, checker }: ErrorSite, name: ts.Node): ts.Type | undefined {
  const { parent } = name;
  if (compiler.isPropertyAccessExpression(parent) && parent.name === name)
    return checker.getTypeAtLocation(parent.expression);
  const declaration = compiler.isBindingElement(parent) ? parent.parent.parent : undefined;
  const isWhole = declaration !== undefined && compiler.isVariableDeclaration(declaration);
  return isWhole && declaration.initializer !== undefined
    ? checker.getTypeAtLocation(declaration.initializer)
    : undefined;
}
