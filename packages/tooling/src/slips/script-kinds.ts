import ts from "typescript-6";
import { nodesOf } from "./nodes-of.ts";
import type { Slip, SlipKind } from "./slip.ts";

/** Mistakes that are made in scripts without types, beside those of `kinds.ts`. */
export const SCRIPT_KINDS: readonly SlipKind[] = [
  { id: "dropped-require", placesIn: (file) => requires(file).map(whole) },
  { id: "wrong-require", placesIn: (file) => requires(file).flatMap(wrongRequire) },
  { id: "renamed-member-export", placesIn: (file) => memberExports(file) },
  { id: "renamed-key", placesIn: (file) => nodesOf(file, ts.isPropertyAssignment).flatMap(renamedKey) },
  { id: "dropped-new", placesIn: (file) => nodesOf(file, ts.isNewExpression).map(droppedNew) },
  { id: "dropped-quote", placesIn: (file) => nodesOf(file, ts.isStringLiteral).flatMap(droppedQuote) },
  { id: "default-for-named", placesIn: (file) => nodesOf(file, ts.isNamedImports).flatMap(defaultForNamed) },
];

/** `const path = require("node:path")`, alone in its statement. */
function requires(sourceFile: ts.SourceFile): ts.VariableStatement[] {
  return sourceFile.statements.filter(
    (statement): statement is ts.VariableStatement =>
      ts.isVariableStatement(statement) &&
      statement.declarationList.declarations.length === 1 &&
      /\brequire\(["'][^"']+["']\)/.test(statement.getText()),
  );
}

function whole(node: ts.Node): Slip {
  return { start: node.getStart(), end: node.end + 1, text: "" };
}

function wrongRequire(statement: ts.VariableStatement): Slip[] {
  const path = /require\(["'](?<path>\.[^"']+)["']\)/d.exec(statement.getText());
  const [start, end] = path?.indices?.groups?.["path"] ?? [0, 0];
  const text = path?.groups?.["path"] ?? "";
  const base = text.slice(text.lastIndexOf("/") + 1);
  const folder = text.slice(0, text.length - base.length);
  const wrong = [
    `.${text}`,
    folder + base.slice(0, 2) + base.slice(3),
    folder + base.charAt(0).toUpperCase() + base.slice(1),
  ];
  const from = statement.getStart();
  return base.length < 4 ? [] : wrong.map((slip) => ({ start: from + start, end: from + end, text: slip }));
}

/** `module.exports = { sum }` and `exports.sum = sum`, by another name. */
function memberExports(sourceFile: ts.SourceFile): Slip[] {
  return nodesOf(sourceFile, ts.isBinaryExpression).flatMap(({ left, right }): Slip[] => {
    if (!ts.isPropertyAccessExpression(left)) return [];
    if (left.getText() === "module.exports" && ts.isObjectLiteralExpression(right))
      return right.properties.flatMap((property) =>
        ts.isShorthandPropertyAssignment(property)
          ? [
              {
                start: property.getStart(),
                end: property.end,
                text: `${property.name.text}Of: ${property.name.text}`,
              },
            ]
          : [],
      );
    const isExport = /^(?:module\.)?exports$/.test(left.expression.getText());
    return isExport ? [{ start: left.name.end, end: left.name.end, text: "Of" }] : [];
  });
}

function renamedKey({ name }: ts.PropertyAssignment): Slip[] {
  return ts.isIdentifier(name) ? [{ start: name.end, end: name.end, text: "Name" }] : [];
}

function droppedNew(node: ts.NewExpression): Slip {
  return { start: node.getStart(), end: node.expression.getStart(), text: "" };
}

function droppedQuote(node: ts.StringLiteral): Slip[] {
  return node.text.length < 2 ? [] : [{ start: node.end - 1, end: node.end, text: "" }];
}

/** `import sum from` for `import { sum } from`. */
function defaultForNamed(node: ts.NamedImports): Slip[] {
  const [only, ...others] = node.elements;
  return only === undefined || others.length > 0 || only.propertyName !== undefined
    ? []
    : [{ start: node.getStart(), end: node.end, text: only.name.text }];
}
