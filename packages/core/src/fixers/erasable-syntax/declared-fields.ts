import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import { lineEndOf } from "../../repository/source-text.ts";
import { inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.9;

/** Fields and their assignments for all parameters of a constructor that declare properties. */
export function declaredFields(site: ErrorSite, { parent: around }: ts.ParameterDeclaration): Answer[] {
  const { ts: compiler } = site;
  if (!compiler.isConstructorDeclaration(around) || around.body === undefined) return [];
  const declaring = around.parameters.filter((one) => compiler.isParameterPropertyDeclaration(one, around));
  const { text } = site.sourceFile;
  const lineStart = text.lastIndexOf("\n", around.getStart()) + 1;
  const indent = text.slice(lineStart, around.getStart());
  if (declaring.length === 0 || indent.trim() !== "") return [];
  const lineEnd = lineEndOf(text);
  const fields = declaring.map((parameter) => `${indent}${fieldOf(site, parameter)};${lineEnd}`);
  const inner =
    indent +
    (indent.startsWith("\t") ? "\t" : " ".repeat(indent.length > 2 && indent.length % 4 === 0 ? 4 : 2));
  const assigned = declaring.map(({ name }) => `${inner}this.${name.getText()} = ${name.getText()};`);
  return [
    {
      title: "Declare the fields, and set them in the constructor",
      edits: [
        inserted(lineStart, `${fields.join("")}${lineEnd}`),
        ...declaring.flatMap((parameter) => withoutModifiers(compiler, parameter)),
        assignment(compiler, around.body, { lines: assigned, indent, lineEnd }),
      ],
      rationale: "it does the same, and its types can be erased",
      confidence: CONFIDENCE,
    },
  ];
}

/** `private readonly owner: string` */
function fieldOf(site: ErrorSite, parameter: ts.ParameterDeclaration): string {
  const { ts: compiler, checker } = site;
  const modifiers = (compiler.getModifiers(parameter) ?? []).map((modifier) => modifier.getText());
  const mark = parameter.questionToken === undefined ? "" : "?";
  const inferred = checker.getBaseTypeOfLiteralType(checker.getTypeAtLocation(parameter));
  const { NoTruncation } = compiler.TypeFormatFlags;
  const type = parameter.type?.getText() ?? checker.typeToString(inferred, parameter, NoTruncation);
  return `${modifiers.join(" ")} ${parameter.name.getText()}${mark}: ${type}`;
}

function withoutModifiers(compiler: typeof ts, parameter: ts.ParameterDeclaration): TextEdit[] {
  const [first] = compiler.getModifiers(parameter) ?? [];
  return first === undefined ? [] : [{ start: first.getStart(), end: parameter.name.getStart(), text: "" }];
}

/** Before all that the constructor does, but behind what calls its base. */
function assignment(
  compiler: typeof ts,
  { statements, pos, end }: ts.Block,
  { lines, indent, lineEnd }: { lines: readonly string[]; indent: string; lineEnd: string },
): TextEdit {
  const base = statements.findIndex(
    (one) =>
      compiler.isExpressionStatement(one) &&
      compiler.isCallExpression(one.expression) &&
      one.expression.expression.kind === compiler.SyntaxKind.SuperKeyword,
  );
  const before = statements[base];
  if (before !== undefined) return inserted(before.getEnd(), lines.map((line) => lineEnd + line).join(""));
  const [first] = statements;
  const text = lines.map((line) => lineEnd + line).join("");
  if (first === undefined) return { start: end - 1, end: end - 1, text: `${text}${lineEnd}${indent}` };
  const brace = first.getSourceFile().text.indexOf("{", pos) + 1;
  return inserted(brace, text);
}
