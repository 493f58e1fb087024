import type { ts } from "ts-morph";
import { ALIKE, nameLikeness } from "../name-likeness.ts";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.9;

/** `logger` for `loger` in an object that no overload takes as it is written. */
export function misspeltOption(site: ErrorSite, node: ts.Node): Answer[] {
  const { ts: compiler, checker } = site;
  const member = node.parent;
  const literal = compiler.isPropertyAssignment(member) && member.name === node ? member.parent : undefined;
  const call = literal?.parent;
  if (literal === undefined || call === undefined) return [];
  if (!compiler.isCallExpression(call) && !compiler.isNewExpression(call)) return [];
  const index = call.arguments?.findIndex((argument) => argument === literal) ?? -1;
  const callee = checker.getTypeAtLocation(call.expression);
  const signatures = compiler.isNewExpression(call)
    ? callee.getConstructSignatures()
    : callee.getCallSignatures();
  const known = new Set(
    signatures.flatMap(({ parameters }) => {
      const parameter = parameters[index];
      const type =
        parameter && checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(parameter, call));
      return (type?.isUnion() === true ? type.types : [type]).flatMap(
        (part) => part?.getProperties().map(({ name }) => name) ?? [],
      );
    }),
  );
  const name = node.getText();
  if (index === -1 || known.has(name)) return [];
  const given = new Set(literal.properties.map((one) => one.name?.getText()));
  const near = [...known].filter((one) => !given.has(one) && nameLikeness(one, name) >= ALIKE);
  const [only, ...others] = near;
  if (only === undefined || others.length > 0) return [];
  return [
    {
      title: `Write \`${only}\` instead of \`${name}\``,
      edits: [replaced(node, only)],
      rationale: `\`${only}\` is what it takes, and nearly what is written`,
      confidence: CONFIDENCE * nameLikeness(only, name),
    },
  ];
}
