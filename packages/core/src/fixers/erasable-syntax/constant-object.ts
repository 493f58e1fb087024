import type { ts } from "ts-morph";
import { lineEndOf } from "../../repository/source-text.ts";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

/** Numbers of an enum are among its keys as well, and who walks these gets others then. */
const NUMBERS_CONFIDENCE = 0.29;
const TEXTS_CONFIDENCE = 0.7;

/** An object of constants, and the type of these by the same name. */
export function constantObject(site: ErrorSite, declaration: ts.EnumDeclaration): Answer[] {
  const { ts: compiler, checker, sourceFile } = site;
  const name = declaration.name.text;
  const values = declaration.members.map((member) => checker.getConstantValue(member));
  if (values.length === 0 || values.includes(undefined)) return [];
  const lineEnd = lineEndOf(sourceFile.text);
  const members = declaration.members.map((member, index) => {
    const value = values[index];
    const written = member.initializer?.getText() ?? String(value);
    const isLiteral = member.initializer === undefined || isLiteralText(compiler, member.initializer);
    return `  ${member.name.getText()}: ${isLiteral ? written : JSON.stringify(value)},${lineEnd}`;
  });
  const isExported = (compiler.getModifiers(declaration) ?? []).some(
    ({ kind }) => kind === compiler.SyntaxKind.ExportKeyword,
  );
  const word = isExported ? "export " : "";
  const text = [
    `${word}const ${name} = {${lineEnd}${members.join("")}} as const;${lineEnd}`,
    `${word}type ${name} = (typeof ${name})[keyof typeof ${name}];`,
  ].join(lineEnd);
  return [
    {
      title: `Make \`${name}\` an object of constants`,
      edits: [replaced(declaration, text)],
      rationale: "it holds the same values, and its types can be erased",
      confidence: values.every((value) => typeof value === "string") ? TEXTS_CONFIDENCE : NUMBERS_CONFIDENCE,
    },
  ];
}

function isLiteralText(compiler: typeof ts, value: ts.Expression): boolean {
  return compiler.isStringLiteral(value) || compiler.isNumericLiteral(value);
}
