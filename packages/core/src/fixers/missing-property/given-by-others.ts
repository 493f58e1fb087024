import type { ts } from "ts-morph";
import { isTestFile } from "../is-test-file.ts";
import type { ErrorSite } from "../type-error/error-site.ts";
import type { Literal, Value } from "./literal.ts";

/** Every example may be of something else. */
const CONFIDENCE = 0.28;

/** `"EUR"` for the `currency` of an example in a test, where every other example of the same type in a test gives that. */
export function givenByOthers(site: ErrorSite, member: ts.Symbol, literal: Literal): Value | undefined {
  const { ts: compiler, checker, project } = site;
  const { program, relative } = project;
  const isOfTest = (file: ts.SourceFile): boolean => isTestFile(relative(file.fileName) ?? "");
  if (!isOfTest(literal.getSourceFile())) return undefined;
  const found = new Set<string>();
  function visit(node: ts.Node): void {
    const value = compiler.isObjectLiteralExpression(node) && node !== literal ? valueIn(node) : undefined;
    if (value !== undefined) found.add(value);
    compiler.forEachChild(node, visit);
  }
  function valueIn(other: ts.ObjectLiteralExpression): string | undefined {
    const given = other.properties.find((one) => one.name?.getText() === member.name);
    if (given === undefined || !compiler.isPropertyAssignment(given)) return undefined;
    const type = checker.getContextualType(other);
    return type?.getProperty(member.name) === member ? given.initializer.getText() : undefined;
  }
  for (const file of program.getSourceFiles())
    if (isOfTest(file) && file.text.includes(member.name)) visit(file);
  const [text, ...others] = found;
  return text === undefined || others.length > 0 || !LITERAL.test(text)
    ? undefined
    : { name: member.name, text, confidence: CONFIDENCE };
}

const LITERAL = /^(?:"[^"\\]*"|'[^'\\]*'|-?[\d_.]+|true|false|null|undefined|\[\]|\{\}|new Date\(\d*\))$/;

/** Whether a value is the same wherever it stands. */
export function isLasting(value: Pick<ts.Node, "getText">): boolean {
  return LITERAL.test(value.getText());
}
