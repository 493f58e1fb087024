import type { ts } from "ts-morph";
import { lineEndOf } from "../../repository/source-text.ts";
import { quoteOf } from "../quote-of.ts";
import { inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { absencesOf, functionAround } from "../type-error/types.ts";
import { variableOf } from "./variable-of.ts";

/** What is to be done without it, nothing tells. */
const CONFIDENCE = 0.2;
/** `process.env.DATABASE_URL`, `process.env["PORT"]` */
const SETTING = /^(?:process|import\.meta)\.env(?:\.|\[["'])(?<name>\w{1,100})(?:["']\])?$/;

/** Throws where a constant has no value, behind its declaration: where nothing else can be told. */
export function lastGuard(site: ErrorSite, node: ts.Expression): Answer[] {
  const { ts: compiler, checker, sourceFile } = site;
  if (!compiler.isIdentifier(node)) return [];
  const variable = variableOf(site, node);
  const declaration = variable?.valueDeclaration;
  if (variable === undefined || declaration === undefined || !compiler.isVariableDeclaration(declaration))
    return [];
  const isHere = functionAround(compiler, declaration) === functionAround(compiler, node);
  const statement = declaration.parent.parent;
  const isFixed = (declaration.parent.flags & compiler.NodeFlags.Const) !== 0;
  if (!isHere || !isFixed || !compiler.isVariableStatement(statement)) return [];
  const { isNull, isUndefined } = absencesOf(site, checker.getTypeOfSymbolAtLocation(variable, node));
  const nothing = isNull ? "null" : "undefined";
  const test = isNull && isUndefined ? `${node.text} == null` : `${node.text} === ${nothing}`;
  const { text } = sourceFile;
  const start = text.lastIndexOf("\n", statement.getStart()) + 1;
  const indent = text.slice(start, statement.getStart());
  if (indent.trim() !== "") return [];
  const quote = quoteOf(text);
  const setting = SETTING.exec(declaration.initializer?.getText() ?? "")?.groups?.["name"];
  const end = statement.getText().endsWith(";") ? ";" : "";
  const guard = `if (${test}) throw new Error(${quote}${setting ?? node.text} is ${setting === undefined ? "missing" : "not set"}${quote})${end}`;
  return [
    {
      title: `Throw where \`${node.text}\` is missing`,
      edits: [inserted(statement.getEnd(), `${lineEndOf(text)}${indent}${guard}`)],
      rationale: "without it there is nothing to go on with",
      confidence: CONFIDENCE,
    },
  ];
}
