import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { isComparedText } from "../type-error/compared-texts.ts";
import { candidatesFrom, errorSite, replaced, type ErrorSite } from "../type-error/error-site.ts";
import { mismatchAt } from "../type-error/mismatch.ts";
import { readsOf } from "../type-error/reads-of.ts";
import { primitiveOf, type Primitive } from "../type-error/types.ts";
import { wordsOf } from "../words-of.ts";
import { annotationsAt, COMPARED, type Annotation } from "./annotations.ts";
import { isAskedForOther } from "./asked-members.ts";
import { asynchronousMember } from "./asynchronous-member.ts";
import { evidenceFor } from "./evidence.ts";
import { handlerType } from "./handler-type.ts";
import { INHERITING, inheritedType } from "./inherited-type.ts";
import { literalType } from "./literal-type.ts";
import { otherCollection } from "./other-collection.ts";
import { OVERLOADING, overloadTypes } from "./overload-types.ts";
import { OVERRIDING, overridingType } from "./overriding-type.ts";

/** Values that do not fit, members that a primitive does not have, operands that are none, comparisons that cannot be. */
const CODES: ReadonlySet<string> = new Set([
  "TS2322",
  "TS2345",
  "TS2339",
  "TS2551",
  "TS2362",
  "TS2363",
  "TS2365",
  "TS2367",
  "TS2740",
  "TS2739",
  "TS2741",
  "TS2769",
  OVERRIDING,
  "TS2488",
  "TS2358",
  "TS2349",
  "TS2531",
  "TS2447",
  INHERITING,
  OVERLOADING,
]);
const PRIMITIVES: readonly Primitive[] = ["string", "number", "boolean"];
const MOST = 6;
const OF_ENVIRONMENT = /^(?:process|import\.meta|Deno|Bun)\.env\b/;
/** Where texts come from that stand for other values. */
const OF_OUTSIDE =
  /\b(?:query|params|headers|cookies|searchParams|formData|argv|dataset|localStorage|sessionStorage)\b/;
const OUTSIDE_CONFIDENCE = 0.28;
/** `The '&' operator is not allowed for boolean types.`, and names and members that are nowhere. */
const OF_NO_TYPE: ReadonlySet<number> = new Set([2304, 2339, 2447, 2551, 2552]);

/** An annotation that says another primitive than everything around it: the declaration is changed, not its users. */
export const wrongAnnotation: Fixer = {
  id: "wrong-annotation",
  title: "wrong primitive types in annotations",
  handles: ({ code = "" }) => CODES.has(code),
  propose,
};

async function propose(problem: LocatedProblem, context: FixerContext): Promise<Candidate[]> {
  const site = await errorSite(problem, context);
  if (site === undefined || isOfEnvironment(site)) return [];
  if (site.diagnostic.code === INHERITING)
    return candidatesFrom(wrongAnnotation.id, site, inheritedType(site));
  if (site.diagnostic.code === OVERLOADING)
    return candidatesFrom(wrongAnnotation.id, site, overloadTypes(site));
  const most =
    isOfOutside(site) || isBroken(site) || isKeyOfTable(site) || isComparedText(site)
      ? OUTSIDE_CONFIDENCE
      : 1;
  const overriding =
    site.diagnostic.code === OVERRIDING ? [...overridingType(site), ...asynchronousMember(site)] : [];
  const candidates = annotationsAt(site)
    .flatMap((annotation) => exchanges(site, annotation))
    .map((one) => ({ ...one, confidence: Math.min(one.confidence, most) }))
    .concat(
      candidatesFrom(wrongAnnotation.id, site, [...overriding, ...handlerType(site)]),
      candidatesFrom(wrongAnnotation.id, site, otherCollection(site)),
      literalType(site).map((one) => ({ ...one, origin: wrongAnnotation.id })),
    );
  return candidates.toSorted((a, b) => b.confidence - a.confidence).slice(0, MOST);
}

/** What the environment gives is a text that is yet to be read: the annotation says what is wanted of it. */
function isOfEnvironment(site: ErrorSite): boolean {
  return OF_ENVIRONMENT.test(mismatchAt(site)?.value.getText() ?? "");
}

/** What is made by an operator that truths do not have, or of what is nowhere, has no type to be declared. */
function isBroken(site: ErrorSite): boolean {
  const value = mismatchAt(site)?.value;
  return (
    value !== undefined &&
    site.project.program
      .getSemanticDiagnostics(site.sourceFile)
      .some(
        ({ code, start = 0 }) => OF_NO_TYPE.has(code) && value.getStart() <= start && start < value.getEnd(),
      )
  );
}

/** `"high"`, of which a table of the file has what is asked: `const LEVELS = { low: 1, high: 2 };` */
function isKeyOfTable(site: ErrorSite): boolean {
  const { ts: compiler, checker, sourceFile } = site;
  const mismatch = mismatchAt(site);
  if (mismatch === undefined || !compiler.isStringLiteral(mismatch.value)) return false;
  const { target: wanted } = mismatch;
  const { text } = mismatch.value;
  function has(node: ts.Node): boolean {
    const isEntry =
      compiler.isPropertyAssignment(node) &&
      node.name.getText().replaceAll(/["']/g, "") === text &&
      checker.isTypeAssignableTo(checker.getTypeAtLocation(node.initializer), wanted);
    return isEntry || compiler.forEachChild(node, (child) => has(child) || undefined) === true;
  }
  return has(sourceFile);
}

/** What a function makes of such a text, but `String`, is what the function says. */
function isOfOutside(site: ErrorSite): boolean {
  const { ts: compiler } = site;
  const value = mismatchAt(site)?.value;
  const callee = value !== undefined && compiler.isCallExpression(value) ? value.expression : undefined;
  const isMade =
    callee !== undefined && !compiler.isPropertyAccessExpression(callee) && callee.getText() !== "String";
  return !isMade && OF_OUTSIDE.test(value?.getText() ?? "");
}

/** One primitive of the annotation exchanged for another, or brackets added. */
function exchanges(site: ErrorSite, annotation: Annotation): Candidate[] {
  const file = site.project.relative(annotation.type.getSourceFile().fileName);
  if (file === undefined || `/${file}`.includes("/node_modules/") || file.endsWith(".d.ts")) return [];
  const wanted = wantedAt(site);
  return primitivesIn(site, annotation.type)
    .flatMap(({ node, name }) =>
      PRIMITIVES.filter(
        (primitive) =>
          primitive !== name &&
          !isAskedForOther(site, annotation, primitive) &&
          (wanted === undefined || wanted.has(primitive) || annotation.side === "own"),
      ).flatMap((primitive) => {
        const confidence = evidenceFor(site, annotation, primitive);
        return confidence === undefined
          ? []
          : [candidate(file, { node, annotation, text: primitive, confidence })];
      }),
    )
    .concat(withBrackets(site, annotation, file));
}

/** `string[]` where a list is given and its element is declared. */
function withBrackets(site: ErrorSite, annotation: Annotation, file: string): Candidate[] {
  const mismatch = annotation.side === "target" ? mismatchAt(site) : undefined;
  if (mismatch === undefined || !site.checker.isArrayType(mismatch.source)) return [];
  const element = site.checker.getIndexTypeOfType(mismatch.source, site.ts.IndexKind.Number);
  if (
    element === undefined ||
    !site.checker.isTypeAssignableTo(element, site.checker.getTypeFromTypeNode(annotation.type))
  )
    return [];
  return [
    candidate(file, {
      node: annotation.type,
      annotation,
      text: `${annotation.type.getText()}[]`,
      confidence: isOfSeveral(site, annotation) ? BRACKETS_CONFIDENCE : ONE_CONFIDENCE,
    }),
  ];
}

const BRACKETS_CONFIDENCE = 0.65;
/** One of the list, or something made of it, is as likely to be meant. */
const ONE_CONFIDENCE = 0.28;

/** Whether a name stands for several, or all that read it take it for a list; one that is put into a text is to be joined. */
function isOfSeveral(site: ErrorSite, { type: { parent }, name }: Annotation): boolean {
  const { ts: compiler } = site;
  const reads = compiler.isVariableDeclaration(parent) ? readsOf(site, parent.name) : [];
  const isShown = reads.some(
    (read) => compiler.isTemplateSpan(read.parent) || compiler.isBinaryExpression(read.parent),
  );
  const isWalked = reads.some(
    (read) => compiler.isPropertyAccessExpression(read.parent) || compiler.isForOfStatement(read.parent),
  );
  return !isShown && (isWalked || wordsOf(name.replaceAll("`", "")).some((word) => /[^s]s$/.test(word)));
}

function candidate(
  file: string,
  {
    node,
    annotation,
    text,
    confidence,
  }: { node: ts.Node; annotation: Annotation; text: string; confidence: number },
): Candidate {
  return {
    title: `Declare ${annotation.name} as \`${text}\``,
    edits: [{ file, edits: [replaced(node, text)] }],
    origin: wrongAnnotation.id,
    rationale: `\`${node.getText()}\` is not what it is given and used as`,
    confidence,
  };
}

/** The primitives that the error speaks of. */
function wantedAt(site: ErrorSite): Set<Primitive> | undefined {
  const mismatch = site.diagnostic.code === COMPARED ? undefined : mismatchAt(site);
  if (mismatch === undefined) return undefined;
  const found = [mismatch.source, mismatch.target].flatMap((type) => partsOf(site, type, 0));
  return new Set(found);
}

const DEEPEST = 3;

function partsOf(site: ErrorSite, type: ts.Type, depth: number): Primitive[] {
  const own = primitiveOf(site, type);
  if (own !== undefined) return [own];
  if (depth > DEEPEST) return [];
  if (type.isUnion()) return type.types.flatMap((part) => partsOf(site, part, depth + 1));
  const isReference = (candidateType: ts.Type): candidateType is ts.TypeReference =>
    "target" in candidateType;
  if (!isReference(type)) return [];
  return site.checker.getTypeArguments(type).flatMap((part) => partsOf(site, part, depth + 1));
}

function primitivesIn({ ts: compiler }: ErrorSite, type: ts.Node): { node: ts.Node; name: Primitive }[] {
  const { SyntaxKind } = compiler;
  const names = new Map<ts.SyntaxKind, Primitive>([
    [SyntaxKind.StringKeyword, "string"],
    [SyntaxKind.NumberKeyword, "number"],
    [SyntaxKind.BooleanKeyword, "boolean"],
  ]);
  const found: { node: ts.Node; name: Primitive }[] = [];
  function visit(node: ts.Node): void {
    const name = names.get(node.kind);
    if (name !== undefined) found.push({ node, name });
    if (!compiler.isFunctionTypeNode(node) && !compiler.isTypeLiteralNode(node))
      compiler.forEachChild(node, visit);
  }
  visit(type);
  return found;
}
