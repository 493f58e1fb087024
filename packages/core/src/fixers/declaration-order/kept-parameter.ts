import { lineEndOf } from "../../repository/source-text.ts";
import { identifiersIn } from "../identifiers-in.ts";
import { inserted, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import type { ts } from "ts-morph";

const CONFIDENCE = 0.92;

/** `this.created = created;` at the end of a constructor that is given what a property without a value is named after. */
export function keptParameter(site: ErrorSite, node: ts.Node): Answer[] {
  const { ts: compiler, checker, sourceFile } = site;
  const property = compiler.findAncestor(node, compiler.isPropertyDeclaration);
  if (property === undefined || !compiler.isIdentifier(property.name)) return [];
  const made = property.parent.members.filter(compiler.isConstructorDeclaration).find(({ body }) => body);
  const name = property.name.text;
  const parameter = made?.parameters.find((one) => one.name.getText() === name);
  const body = made?.body;
  if (parameter === undefined || body === undefined) return [];
  const isFree = !compiler.isParameterPropertyDeclaration(parameter, parameter.parent);
  const fits = checker.isTypeAssignableTo(
    checker.getTypeAtLocation(parameter),
    checker.getTypeAtLocation(property),
  );
  if (!isFree || !fits || identifiersIn(compiler, body).some(({ text }) => text === name)) return [];
  const { text } = sourceFile;
  const last = body.statements.at(-1);
  const own = indentAt(text, property.getStart());
  const indent = last === undefined ? `${own}${own}` : indentAt(text, last.getStart());
  const end = property.getText().endsWith(";") ? ";" : "";
  const kept = `${lineEndOf(text)}${indent}this.${name} = ${name}${end}`;
  const edit =
    last === undefined ? replaced(body, `{${kept}${lineEndOf(text)}${own}}`) : inserted(last.getEnd(), kept);
  return [
    {
      title: `Keep \`${name}\` in the constructor`,
      edits: [edit],
      rationale: "the constructor is given what the property is named after, and does nothing with it",
      confidence: CONFIDENCE,
    },
  ];
}

function indentAt(text: string, at: number): string {
  return /^[^\S\n]*/.exec(text.slice(text.lastIndexOf("\n", at - 1) + 1, at))?.[0] ?? "";
}
