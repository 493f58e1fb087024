import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import { lineEndOf } from "../../repository/source-text.ts";
import { inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { absencesOf, functionAround } from "../type-error/types.ts";
import { onlyChecks } from "./only-checks.ts";
import { guardElsewhere } from "./guard-elsewhere.ts";
import { guardOfOtherFile } from "./guard-of-other-file.ts";
import { owesAnswer } from "./owes-answer.ts";
import { owesDeed } from "./owed-deeds.ts";
import { siblingGuard } from "./sibling-guard.ts";
import { throwingGuard } from "./throwing-guard.ts";
import { usesOf } from "./uses-of.ts";
import { variableOf } from "./variable-of.ts";

const SIBLING_CONFIDENCE = 0.88;
/** How another function has it, which may not be how this one should. */
const ELSEWHERE_CONFIDENCE = 0.6;
/** As it is done for the same value in another file. */
const ABROAD_CONFIDENCE = 0.55;
/** In words that may not fit, or in one of several ways. */
const TOLD_CONFIDENCE = 0.29;
/** Who waits for what is owed learns nothing. */
const UNSURE_CONFIDENCE = 0.28;
const SEVERAL_CONFIDENCE = 0.8;
const SINGLE_CONFIDENCE = 0.45;
/** What is counted up and is not there yet is mostly to be made. */
const ENTRY_CONFIDENCE = 0.28;
/** What else could be done, the compiler cannot tell. */
const THROWING_CONFIDENCE = 0.29;

/** An early return where a variable has no value: as a sibling function has it, or bare where nothing is returned; else it throws. */
export function guards(site: ErrorSite, node: ts.Expression): Answer[] {
  const { ts: compiler, sourceFile } = site;
  const symbol = compiler.isIdentifier(node) ? variableOf(site, node) : undefined;
  const declaration = symbol?.valueDeclaration && declarationOf(compiler, symbol.valueDeclaration);
  const around = functionAround(compiler, node);
  if (
    symbol === undefined ||
    declaration === undefined ||
    around === undefined ||
    around.body === undefined ||
    !compiler.isBlock(around.body)
  )
    return [];
  const place = placeAfter(compiler, declaration, around);
  if (place === undefined) return [];
  const name = symbol.name;
  const guard = guardOf(site, { node, declaration, around, name });
  if (guard === undefined) return [];
  const { text, imports = [], ...rest } = guard;
  const lineEnd = lineEndOf(sourceFile.text);
  const edit = place.isBefore
    ? inserted(place.at, `${text}${lineEnd}${place.indent}`)
    : inserted(place.at, `${lineEnd}${place.indent}${text}`);
  return [{ ...rest, edits: [...imports, edit] }];
}

/** `const [first] = list` around `first`. */
function declarationOf(compiler: typeof ts, node: ts.Declaration): ts.Declaration {
  return compiler.isBindingElement(node) ? declarationOf(compiler, node.parent.parent) : node;
}

interface Guarded {
  node: ts.Expression;
  declaration: ts.Declaration;
  around: ts.FunctionLikeDeclaration;
  name: string;
}

function guardOf(
  site: ErrorSite,
  { node, declaration, around, name }: Guarded,
): (Omit<Answer, "edits"> & { text: string; imports?: TextEdit[] }) | undefined {
  const title = `Return early without \`${name}\``;
  const sibling = siblingGuard(site, declaration, name);
  if (sibling !== undefined)
    return {
      text: sibling.text,
      title,
      rationale: "as it is done elsewhere in the file",
      confidence: sibling.isUnsure ? TOLD_CONFIDENCE : SIBLING_CONFIDENCE,
    };
  const missing = absence(site, node);
  const elsewhere = guardElsewhere(site, node, { name, absence: missing });
  if (elsewhere !== undefined)
    return {
      text: elsewhere.text,
      title,
      rationale: "as it is done for another variable of the file",
      confidence: elsewhere.isUnsure ? TOLD_CONFIDENCE : ELSEWHERE_CONFIDENCE,
    };
  const abroad = guardOfOtherFile(site, declaration, name);
  if (abroad !== undefined)
    return {
      text: abroad.text,
      imports: abroad.imports,
      title,
      rationale: "as it is done in another file",
      confidence: ABROAD_CONFIDENCE,
    };
  if (owesAnswer(site.ts, around)) return undefined;
  const isOwing = owesDeed(site.ts, around);
  const throwing = throwingGuard(site, node, declaration, missing);
  const nothing = onlyChecks(site.ts, around) ? undefined : nothingOf(site, around);
  if (nothing !== undefined && !(isOwing && throwing !== undefined)) {
    const isUsedOften = around.body !== undefined && usesOf(site.ts, around.body, name) > 1;
    return {
      text: `if (${missing}) return${nothing};`,
      title,
      rationale: "it may be null or undefined, and nothing is returned",
      confidence: isOwing ? UNSURE_CONFIDENCE : confidenceOf(site, { node, declaration, isUsedOften }),
    };
  }
  if (throwing === undefined) return undefined;
  return {
    text: throwing,
    title: `Throw where \`${name}\` is missing`,
    rationale: "what comes next would throw anyway",
    confidence: THROWING_CONFIDENCE,
  };
}

function confidenceOf(
  { ts: compiler }: ErrorSite,
  { node, declaration, isUsedOften }: Pick<Guarded, "node" | "declaration"> & { isUsedOften: boolean },
): number {
  if (isUsedOften) return SEVERAL_CONFIDENCE;
  const initializer = compiler.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  const isEntry = /\.get\([^()]*\)$/.test(initializer?.getText() ?? "");
  const access = compiler.isPropertyAccessExpression(node.parent) ? node.parent : undefined;
  const isChanged =
    access !== undefined &&
    (compiler.isBinaryExpression(access.parent) || compiler.isPostfixUnaryExpression(access.parent)) &&
    compiler.isExpressionStatement(access.parent.parent);
  return isEntry && isChanged ? ENTRY_CONFIDENCE : SINGLE_CONFIDENCE;
}

interface Place {
  at: number;
  indent: string;
  isBefore: boolean;
}

/** Behind the declaration of a variable, or before the first statement where it is a parameter. */
function placeAfter(
  compiler: typeof ts,
  declaration: ts.Declaration,
  around: ts.FunctionLikeDeclaration,
): Place | undefined {
  const body = around.body;
  if (body === undefined || !compiler.isBlock(body)) return undefined;
  const text = body.getSourceFile().text;
  if (compiler.isParameter(declaration) && declaration.parent === around) {
    const [first] = body.statements;
    return first && { at: first.getStart(), indent: indentAt(text, first.getStart()), isBefore: true };
  }
  if (!compiler.isVariableDeclaration(declaration) || functionAround(compiler, declaration) !== around)
    return undefined;
  const statement = declaration.parent.parent;
  if (!compiler.isVariableStatement(statement)) return undefined;
  return { at: statement.getEnd(), indent: indentAt(text, statement.getStart()), isBefore: false };
}

function indentAt(text: string, at: number): string {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  return /^[^\S\n]*/.exec(text.slice(start, at))?.[0] ?? "";
}

/** What a function returns that has nothing to return, with a space before it; undefined where it has to return something. */
function nothingOf(
  { ts: compiler, checker }: ErrorSite,
  around: ts.FunctionLikeDeclaration,
): "" | " undefined" | " null" | undefined {
  if (compiler.isConstructorDeclaration(around)) return "";
  const signature = checker.getSignatureFromDeclaration(around);
  const type = signature && checker.getReturnTypeOfSignature(signature);
  const given = type && (checker.getAwaitedType(type) ?? type);
  if (given === undefined) return undefined;
  const { Void, Undefined } = compiler.TypeFlags;
  if ((given.flags & (Void | Undefined)) !== 0) return "";
  const { isNull, isUndefined } = absencesOf({ ts: compiler }, given);
  if (isUndefined) return " undefined";
  return isNull ? " null" : undefined;
}

export function absence(site: ErrorSite, node: ts.Expression): string {
  const { isNull, isUndefined } = absencesOf(site, site.checker.getTypeAtLocation(node));
  if (isNull && isUndefined) return `${node.getText()} == null`;
  return `${node.getText()} === ${isNull ? "null" : "undefined"}`;
}
