import type { ts } from "ts-morph";
import { errorNode, inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { mismatchAt } from "../type-error/mismatch.ts";
import { isTelling } from "../type-error/types.ts";
import { isOfIdentity } from "../names-of-many.ts";
import { wordsOf } from "../words-of.ts";
import { membersOf, variablesInScope, type Variable } from "../type-error/variables-in-scope.ts";
import { addedMembers } from "./added-members.ts";
import { alikeFunction } from "./alike-functions.ts";
import { deeperMember } from "./deeper-member.ts";
import { doubledKeys, renamedKeys } from "./doubled-key.ts";
import { givenBeside } from "./given-beside.ts";
import { givenByOthers } from "./given-by-others.ts";
import { memberConfidence, shorthandConfidence } from "./habit.ts";
import { isCopy } from "./is-copy.ts";
import { tableEntry } from "./table-entry.ts";
import { unreadVariable } from "./unread-variable.ts";
import { unusedImport } from "./unused-import.ts";
import { innerLiteral } from "./inner-literal.ts";
import type { Literal, Value } from "./literal.ts";

const DISTANT_CONFIDENCE = 0.55;
/** What tells when or how often something was changed is another with every change. */
const CHANGING: ReadonlySet<string> = new Set([
  "updated",
  "modified",
  "changed",
  "revision",
  "version",
  "etag",
]);
/** What is made many times may be meant to have another value each time. */
const INNER_CONFIDENCE = 0.28;
/** What is filled and never taken was made for it. */
const UNREAD_CONFIDENCE = 0.75;
/** From here on the other members are taken from where it is. */
const TAKEN_CONFIDENCE = 0.5;
/** Two of the values that the others are made of have it. */
const CONTESTED = 0.28;
/** Who wants all of a variable gives the variable. */
const COPY_CONFIDENCE = 0.2;
/** Where anything is taken, it says nothing that a member of another value is. */
const UNASKED_CONFIDENCE = 0.2;

/** The members that an object literal or element lacks and that variables in scope have the name and type of. */
export function missingMembers(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const node = errorNode(site);
  const inner = memberOfInner(site, node);
  if (inner.length > 0) return inner;
  const element = compiler.isJsxOpeningLikeElement(node.parent) ? node.parent : undefined;
  const literal = element?.attributes ?? literalAt(site, node);
  const target = literal && checker.getContextualType(literal);
  if (literal === undefined || target === undefined || !isTelling(site, target)) return [];
  if (compiler.isObjectLiteralExpression(literal) && doubledKeys(site, literal).length > 0)
    return renamedKeys(site, literal);
  const missing = target.getProperties().filter((member) => isMissing(site, member, literal));
  const values = missing.map(
    (member) =>
      atHand(site, member, literal) ??
      tableEntry(site, member, literal) ??
      alikeFunction(site, member, literal) ??
      deeperMember(site, member, literal) ??
      givenByOthers(site, member, literal) ??
      (missing.length === 1 ? unusedImport(site, member, literal) : undefined),
  );
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0 || known.length < missing.length) return [];
  const names = missing.map(({ name }) => `\`${name}\``).join(", ");
  return [
    {
      title: `Add ${names}`,
      edits: [element === undefined ? addedMembers(literal, known) : attribute(literal, known)],
      rationale: "it is asked, and at hand by name and type",
      confidence: isCopy(site, literal, known)
        ? COPY_CONFIDENCE
        : Math.min(...known.map(({ confidence }) => confidence)),
    },
  ];
}

/** `{ value }` for `{ name, value }` somewhere in what is given, where the compiler tells of the type of that literal. */
function memberOfInner(site: ErrorSite, node: ts.Node): Answer[] {
  const { ts: compiler } = site;
  if (literalAt(site, node) !== undefined) return [];
  const within = mismatchAt(site)?.value ?? node;
  const inner = innerLiteral(site, within) ?? innerLiteral(site, site.sourceFile);
  if (inner === undefined) return [];
  const { literal, name } = inner;
  const variable = variablesInScope(site, literal).find((one) => one.name === name && one.text === name);
  const unread = variable === undefined ? unreadVariable(site, literal) : undefined;
  const meant = variable ?? unread;
  if (meant === undefined || !isTelling(site, meant.type)) return [];
  const confidence =
    unread === undefined
      ? Math.min(INNER_CONFIDENCE, shorthandConfidence(compiler, literal))
      : UNREAD_CONFIDENCE;
  return [
    {
      title: `Add \`${name}\``,
      edits: [addedMembers(literal, [{ name, text: meant.text, confidence }])],
      rationale:
        unread === undefined
          ? "it is asked, and at hand by name"
          : `\`${unread.text}\` is made for nothing else`,
      confidence,
    },
  ];
}

function literalAt(site: ErrorSite, node: ts.Node): ts.ObjectLiteralExpression | undefined {
  const { ts: compiler } = site;
  let value: ts.Node = mismatchAt(site)?.value ?? node;
  while (compiler.isParenthesizedExpression(value)) value = value.expression;
  return compiler.isObjectLiteralExpression(value) ? value : undefined;
}

function isMissing({ ts: compiler }: ErrorSite, member: ts.Symbol, literal: Literal): boolean {
  if (member.flags & compiler.SymbolFlags.Optional) return false;
  const given: readonly (ts.ObjectLiteralElementLike | ts.JsxAttributeLike)[] = literal.properties;
  return !given.some(
    (own) =>
      compiler.isSpreadAssignment(own) ||
      compiler.isJsxSpreadAttribute(own) ||
      own.name?.getText() === member.name,
  );
}

/** What others are made with goes before what is hardly meant. */
function atHand(site: ErrorSite, member: ts.Symbol, literal: Literal): Value | undefined {
  const value = valueOf(site, member, literal);
  const isLikely = value !== undefined && value.confidence >= TAKEN_CONFIDENCE;
  return isLikely ? value : (givenBeside(site, member, literal) ?? value);
}

function valueOf(site: ErrorSite, member: ts.Symbol, literal: Literal): Value | undefined {
  const { checker } = site;
  const target = checker.getTypeOfSymbolAtLocation(member, literal);
  const isMeant = ({ name, type }: Variable): boolean =>
    name === member.name && isTelling(site, type) && checker.isTypeAssignableTo(type, target);
  const variables = variablesInScope(site, literal);
  const variable = variables.find(isMeant);
  if (variable !== undefined)
    return {
      name: member.name,
      text: variable.text,
      confidence: shorthandConfidence(site.ts, literal),
    };
  const isChanging = wordsOf(member.name).some((word) => CHANGING.has(word));
  const isAsked = isTelling(site, target);
  const members = membersOf(site, variables, literal).filter(isMeant);
  const [near, ...others] = members.filter(({ text }) => literal.getText().includes(`${ownerOf(text)}.`));
  if (near !== undefined) {
    const confidence = isAsked ? memberConfidence(site.ts, literal, ownerOf(near.text)) : UNASKED_CONFIDENCE;
    const isForeign = isOfIdentity(member.name) && isAsked && confidence < TAKEN_CONFIDENCE;
    const isDoubtful = others.length > 0 || isChanging || isForeign;
    return {
      name: member.name,
      text: near.text,
      confidence: isDoubtful ? Math.min(CONTESTED, confidence) : confidence,
    };
  }
  const [only] = members;
  if (only === undefined || members.length > 1) return undefined;
  const distant = isChanging || isOfIdentity(member.name) ? CONTESTED : DISTANT_CONFIDENCE;
  return { name: member.name, text: only.text, confidence: isAsked ? distant : UNASKED_CONFIDENCE };
}

/** `user` of `user.name`. */
function ownerOf(text: string): string {
  return text.slice(0, text.indexOf("."));
}

function attribute(literal: Literal, values: readonly Value[]): Answer["edits"][number] {
  return inserted(literal.getEnd(), values.map(({ name, text }) => ` ${name}={${text}}`).join(""));
}
