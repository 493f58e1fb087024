import type { ts } from "ts-morph";
import { lineEndOf } from "../../repository/source-text.ts";
import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import {
  candidatesFrom,
  errorNode,
  errorSite,
  inserted,
  type Answer,
  type ErrorSite,
} from "../type-error/error-site.ts";
import { isTelling } from "../type-error/types.ts";
import { brokenReturn } from "./broken-return.ts";
import { idleFunction } from "./idle-function.ts";
import { idleGuard } from "./idle-guard.ts";
import { isIdleValue } from "./idle-value.ts";
import { mappedResult } from "./mapped-result.ts";
import { returnedBlock } from "./returned-block.ts";
import { silentCallees } from "./silent-callee.ts";
import { unreturnedCases } from "../type-error/missing-cases.ts";

/** A function that must return a value and does not, on all ways or on one. */
const CODES: ReadonlySet<string> = new Set(["TS2355", "TS2366", "TS2378", "TS7030", "TS2847"]);
/** What stands behind a return is never reached. */
const UNREACHABLE = "TS7027";
/** A callback or method that returns nothing makes what it is for something else. */
const CALLBACK_CODES: ReadonlySet<string> = new Set(["TS2322", "TS2345", "TS2416"]);
/** The body of overloads gives something else than they say. */
const BODY_OF_OVERLOADS = "TS2394";
/** Something is done with what a function gives, which gives nothing. */
const USING_CODES: ReadonlySet<string> = new Set([
  "TS18048",
  "TS2532",
  "TS2339",
  "TS2488",
  "TS1345",
  "TS2349",
  "TS2362",
  "TS2363",
  "TS2365",
]);
/** Nothing says what the parameters of a function are that nobody takes. */
const UNTYPED_CODES: ReadonlySet<string> = new Set(["TS7006", "TS7031"]);
/** Its first line says nothing of what each of the overloads asks. */
const OVERLOADS = "TS2769";
const LAST_CONFIDENCE = 0.92;
const BRANCH_CONFIDENCE = 0.88;
/** What `push` and the like give is seldom what is asked for. */
const CHANGING_CONFIDENCE = 0.6;
const CHANGING: ReadonlySet<string> = new Set(["add", "delete", "push", "set", "splice", "unshift"]);
const ONE_OF_SEVERAL_CONFIDENCE = 0.6;
const VARIABLE_CONFIDENCE = 0.85;
/** What is made of it at last may be what is asked. */
const REMADE_CONFIDENCE = 0.28;
const OBJECT_CONFIDENCE = 0.88;

/** A value that is computed and not returned: its expression is, or the variable that holds it. */
export const missingReturn: Fixer = {
  id: "missing-return",
  title: "missing returns",
  handles: ({ code = "", message }) =>
    CODES.has(code) ||
    code === UNREACHABLE ||
    UNTYPED_CODES.has(code) ||
    code === OVERLOADS ||
    code === BODY_OF_OVERLOADS ||
    isOfNothing(code, message),
  propose,
};

function isOfNothing(code: string, message: string): boolean {
  return (CALLBACK_CODES.has(code) || USING_CODES.has(code)) && /void|undefined/.test(message);
}

async function propose(problem: LocatedProblem, context: FixerContext): Promise<Candidate[]> {
  const site = await errorSite(problem, context);
  if (site === undefined) return [];
  const broken = brokenReturn(site);
  if (broken.length > 0 || site.diagnostic.code === UNREACHABLE)
    return candidatesFrom(missingReturn.id, site, broken);
  const guarded = idleGuard(site);
  if (guarded.length > 0) return candidatesFrom(missingReturn.id, site, guarded);
  if (UNTYPED_CODES.has(site.diagnostic.code))
    return candidatesFrom(missingReturn.id, site, idleFunction(site));
  const isUse = USING_CODES.has(site.diagnostic.code);
  const own = isUse ? [] : functionsAt(site).flatMap((around) => answersFor(site, around));
  const callees = CODES.has(site.diagnostic.code) ? [] : silentCallees(site);
  const cases = CODES.has(site.diagnostic.code) ? unreturnedCases(site) : [];
  const mapped = CODES.has(site.diagnostic.code) ? [] : mappedResult(site);
  return [
    ...candidatesFrom(missingReturn.id, site, [...mapped, ...own, ...cases]),
    ...callees.map((candidate) => ({ ...candidate, origin: missingReturn.id })),
  ];
}

type Bodied = ts.FunctionLikeDeclaration & { body: ts.Block };

/** The function whose result type is reported, or the callbacks of the call that is. */
function functionsAt(site: ErrorSite): Bodied[] {
  const { ts: compiler } = site;
  const isBodied = (node: ts.Node): node is Bodied =>
    compiler.isFunctionLike(node) && "body" in node && node.body !== undefined && compiler.isBlock(node.body);
  const node = errorNode(site);
  if (site.diagnostic.code === BODY_OF_OVERLOADS) {
    const symbol = site.checker.getSymbolAtLocation(node);
    const bodies = (symbol?.declarations ?? []).filter((declaration) => isBodied(declaration));
    return bodies.filter((body) => endsIdly(compiler, body));
  }
  if (CODES.has(site.diagnostic.code)) {
    let around: ts.Node | undefined = node;
    while (around !== undefined && !isBodied(around)) around = around.parent;
    return around === undefined ? [] : [around];
  }
  const found: Bodied[] = [];
  function visit(inner: ts.Node): void {
    if (!isBodied(inner)) compiler.forEachChild(inner, visit);
    else if (endsIdly(compiler, inner)) found.push(inner);
    else if (returnsSomething(compiler, inner)) for (const given of givenBy(compiler, inner)) visit(given);
    else found.push(inner);
  }
  const statement = compiler.findAncestor(
    node,
    (above) => compiler.isStatement(above) || compiler.isClassElement(above),
  );
  const member = compiler.isObjectLiteralElementLike(node.parent) ? node.parent : undefined;
  visit(isBodied(node) ? node : (member ?? statement ?? node));
  return found;
}

/** The functions that a function gives as its result. */
function givenBy(compiler: typeof ts, { body }: Bodied): ts.Expression[] {
  const found: ts.Expression[] = [];
  function visit(node: ts.Node): void {
    if (
      compiler.isReturnStatement(node) &&
      node.expression !== undefined &&
      compiler.isFunctionLike(node.expression)
    )
      found.push(node.expression);
    if (!compiler.isFunctionLike(node)) compiler.forEachChild(node, visit);
  }
  visit(body);
  return found;
}

/** A value is the last that a body says, and nobody takes it. */
function endsIdly(compiler: typeof ts, { body }: Bodied): boolean {
  const last = body.statements.at(-1);
  return last !== undefined && compiler.isExpressionStatement(last) && isIdleValue(compiler, last.expression);
}

function returnsSomething(compiler: typeof ts, around: Bodied): boolean {
  let found = false;
  function visit(node: ts.Node): void {
    if (compiler.isReturnStatement(node) && node.expression !== undefined) found = true;
    if (!compiler.isFunctionLike(node)) compiler.forEachChild(node, visit);
  }
  visit(around.body);
  return found;
}

function answersFor(site: ErrorSite, around: Bodied): Answer[] {
  const object = objectBody(site, around);
  if (object !== undefined) return [object];
  const block = returnedBlock(site.ts, around.body);
  if (block !== undefined) return [block];
  const wanted = wantedBy(site, around);
  const values = endings(site.ts, around.body).filter(({ expression }) => isWanted(site, expression, wanted));
  const last = around.body.statements.at(-1);
  const returns = values.map((value) => {
    const confidence = values.length === 1 ? BRANCH_CONFIDENCE : ONE_OF_SEVERAL_CONFIDENCE;
    const likely = value === last ? LAST_CONFIDENCE : confidence;
    return returned(
      value.getStart(),
      value.expression.getText(),
      isChange(site.ts, value.expression) ? Math.min(CHANGING_CONFIDENCE, likely) : likely,
    );
  });
  const isSure = values.some(({ expression }) => !isChange(site.ts, expression));
  return isSure ? returns : [...returns, ...variableAtEnd(site, around, wanted)];
}

/** `entries.push(entry)`, as a statement, is there for what it does. */
function isChange(compiler: typeof ts, value: ts.Expression): boolean {
  return (
    compiler.isCallExpression(value) &&
    compiler.isPropertyAccessExpression(value.expression) &&
    CHANGING.has(value.expression.name.text)
  );
}

function returned(at: number, text: string, confidence: number): Answer {
  const shown = text.length > 40 ? `${text.slice(0, 37)}…` : text;
  return {
    title: `Return \`${shown.split("\n", 1)[0]}\``,
    edits: [inserted(at, "return ")],
    rationale: "its value is what the function must return, and nobody takes it",
    confidence,
  };
}

function wantedBy({ checker }: ErrorSite, around: Bodied): ts.Type | undefined {
  if (around.type === undefined) return undefined;
  const type = checker.getTypeFromTypeNode(around.type);
  return checker.getAwaitedType(type) ?? type;
}

function isWanted(site: ErrorSite, expression: ts.Expression, wanted: ts.Type | undefined): boolean {
  const { checker, ts: compiler } = site;
  const given = checker.getTypeAtLocation(expression);
  const type = checker.getAwaitedType(given) ?? given;
  if (!isTelling(site, type) || (type.flags & compiler.TypeFlags.Void) !== 0) return false;
  if (
    compiler.isBinaryExpression(expression) &&
    expression.operatorToken.kind === compiler.SyntaxKind.EqualsToken
  )
    return false;
  return wanted === undefined || checker.isTypeAssignableTo(type, wanted);
}

/** Statements of an expression behind which their block ends. */
function endings(compiler: typeof ts, body: ts.Block): ts.ExpressionStatement[] {
  const found: ts.ExpressionStatement[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isFunctionLike(node) || compiler.isIterationStatement(node, false)) return;
    const statements =
      compiler.isBlock(node) || compiler.isCaseOrDefaultClause(node) ? node.statements : undefined;
    const last = statements?.at(-1);
    if (last !== undefined && compiler.isExpressionStatement(last)) found.push(last);
    if (compiler.isIfStatement(node) && compiler.isExpressionStatement(node.thenStatement))
      found.push(node.thenStatement);
    compiler.forEachChild(node, visit);
  }
  visit(body);
  return found;
}

/** `return index;` behind the loop that fills the only variable of the wanted type. */
function variableAtEnd(site: ErrorSite, { body }: Bodied, wanted: ts.Type | undefined): Answer[] {
  const { ts: compiler, checker, sourceFile } = site;
  const last = body.statements.at(-1);
  if (wanted === undefined || last === undefined || compiler.isReturnStatement(last)) return [];
  const declared = body.statements
    .filter(compiler.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations]);
  const fitting = declared.filter(({ name }) => {
    const type = checker.getTypeAtLocation(name);
    return compiler.isIdentifier(name) && isTelling(site, type) && checker.isTypeAssignableTo(type, wanted);
  });
  const [only] = fitting;
  if (only === undefined || fitting.length > 1) return [];
  const start = last.getStart();
  const indent = sourceFile.text.slice(sourceFile.text.lastIndexOf("\n", start) + 1, start);
  if (indent.trim() !== "") return [];
  const end = /;\s*$/.test(body.statements[0]?.getText() ?? "") ? ";" : "";
  const text = `${lineEndOf(sourceFile.text)}${indent}return ${only.name.getText()}${end}`;
  return [
    {
      title: `Return \`${only.name.getText()}\``,
      edits: [inserted(last.getEnd(), text)],
      rationale: "it is the only variable of the type that the function must return",
      confidence: isMadeMoreOf(compiler, last, only.name.getText()) ? REMADE_CONFIDENCE : VARIABLE_CONFIDENCE,
    },
  ];
}

/** `cache.set(sku, Math.round(price));` */
function isMadeMoreOf(compiler: typeof ts, statement: ts.Statement, name: string): boolean {
  const call = compiler.isExpressionStatement(statement) ? statement.expression : undefined;
  if (call === undefined || !compiler.isCallExpression(call)) return false;
  return call.arguments.some(
    (argument) =>
      compiler.isCallExpression(argument) && argument.arguments.some((inner) => inner.getText() === name),
  );
}

/** `=> { x: value }` is a block with a label, where an object is meant. */
function objectBody({ ts: compiler }: ErrorSite, around: Bodied): Answer | undefined {
  const [only] = around.body.statements;
  if (
    !compiler.isArrowFunction(around) ||
    only === undefined ||
    !compiler.isLabeledStatement(only) ||
    around.body.statements.length > 1
  )
    return undefined;
  return {
    title: "Return the object",
    edits: [inserted(around.body.getStart(), "("), inserted(around.body.getEnd(), ")")],
    rationale: "without parentheses its braces are those of a block",
    meaning: "returnValueCorrect",
    confidence: OBJECT_CONFIDENCE,
  };
}
