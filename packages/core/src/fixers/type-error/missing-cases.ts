import type { ts } from "ts-morph";
import { lineEndOf } from "../../repository/source-text.ts";
import { quoteOf } from "../quote-of.ts";
import { errorNode, inserted, type Answer, type ErrorSite } from "./error-site.ts";
import { primitiveOf } from "./types.ts";

/** What is to be done in a case that nobody thought of, no check can tell. */
const CONFIDENCE = 0.27;
const NOTHING: Readonly<Record<string, string>> = {
  string: '""',
  number: "0",
  boolean: "false",
  bigint: "0n",
};

/** `case "paypal":` before a `default` that takes all cases to be named. */
export function missingCases(site: ErrorSite): Answer[] {
  const clause = site.ts.findAncestor(errorNode(site), site.ts.isDefaultClause);
  const isLast = clause !== undefined && clause.parent.clauses.at(-1) === clause;
  return isLast && isTakenForNever(site) ? casesOf(site, clause.parent) : [];
}

/** The same where a function ends with a switch that leaves some out, and has nothing to return then. */
export function unreturnedCases(site: ErrorSite): Answer[] {
  const { ts: compiler } = site;
  const around = compiler.findAncestor(errorNode(site), compiler.isFunctionLike);
  const body = around !== undefined && "body" in around ? around.body : undefined;
  const last =
    body !== undefined && body !== null && compiler.isBlock(body) ? body.statements.at(-1) : undefined;
  if (last === undefined || !compiler.isSwitchStatement(last)) return [];
  return last.caseBlock.clauses.every(compiler.isCaseClause) ? casesOf(site, last.caseBlock) : [];
}

/** Behind the last case, with an empty value where that returns some. */
function casesOf(site: ErrorSite, block: ts.CaseBlock): Answer[] {
  const { ts: compiler, sourceFile } = site;
  const before = block.clauses.findLast((one) => compiler.isCaseClause(one));
  const missing = before === undefined ? [] : literalsLeft(site, block);
  if (before === undefined || missing.length === 0) return [];
  const { text } = sourceFile;
  const indent = text.slice(text.lastIndexOf("\n", before.getStart()) + 1, before.getStart());
  if (indent.trim() !== "") return [];
  const lineEnd = lineEndOf(text);
  const step = indent.startsWith("\t") ? "\t" : "  ";
  const cases = missing.map((literal) => `${lineEnd}${indent}case ${literal}:`).join("");
  return [
    {
      title: `Add ${missing.map((literal) => `\`case ${literal}\``).join(", ")}`,
      edits: [inserted(before.getEnd(), `${cases}${lineEnd}${indent}${step}${stub(site, before)}`)],
      rationale: "it is not among the cases",
      confidence: CONFIDENCE,
    },
  ];
}

/** `const never: never = kind`, `assertNever(kind)`, `kind satisfies never`. */
function isTakenForNever({ diagnostic }: ErrorSite): boolean {
  return /'never'/.test(diagnostic.message);
}

/** What a switch's value can be and no case is for, as it is written in one. */
function literalsLeft(
  { ts: compiler, checker, sourceFile }: ErrorSite,
  { parent: { expression }, clauses }: ts.CaseBlock,
): string[] {
  const type = checker.getTypeAtLocation(expression);
  const parts = type.isUnion() ? type.types : [type];
  const isWritten = parts.every(({ flags }) => (flags & compiler.TypeFlags.Literal) !== 0);
  const named = new Set(
    clauses.filter(compiler.isCaseClause).map((one) => nameOf(checker.getTypeAtLocation(one.expression))),
  );
  const quote = quoteOf(sourceFile.text);
  const left = parts.map((part) => nameOf(part)).filter((name) => !named.has(name));
  return isWritten ? left.map((name) => name.replaceAll('"', quote)) : [];

  function nameOf(part: ts.Type): string {
    return checker.typeToString(part);
  }
}

/** Leaves the switch as the case before does. */
function stub(site: ErrorSite, clause: ts.CaseOrDefaultClause): string {
  const { ts: compiler, checker, sourceFile } = site;
  const block = clause.statements[0];
  const statements = block !== undefined && compiler.isBlock(block) ? block.statements : clause.statements;
  const last = statements.at(-1);
  if (last !== undefined && compiler.isBreakStatement(last)) return "break;";
  const value = last !== undefined && compiler.isReturnStatement(last) ? last.expression : undefined;
  const wanted = value && checker.getContextualType(value);
  const primitive = wanted && primitiveOf(site, wanted);
  const isAny = wanted !== undefined && primitive !== undefined && !wanted.isUnion() && !wanted.isLiteral();
  const quote = quoteOf(sourceFile.text);
  if (isAny || primitive === "boolean") return `return ${NOTHING[primitive ?? ""] ?? ""};`;
  return `throw new Error(${quote}Not implemented${quote});`;
}
