import type { ts } from "ts-morph";
import { areOneAndMany } from "../contrasting-names.ts";
import { editDistance } from "../edit-distance.ts";
import { RENAMED } from "../jsx-attribute/renamed.ts";
import { ALIKE, nameLikeness } from "../name-likeness.ts";
import { nodeAt } from "../node-at.ts";
import { isShortened } from "../shortened-name.ts";
import { isGivenWhole } from "../type-error/is-given-whole.ts";
import { isUsed } from "../type-error/is-used.ts";
import type { CodeFixSite } from "./code-fix-site.ts";
import { changesReadonly } from "./changes-readonly.ts";
import { isConfusingGlobal } from "./confusing-global.ts";
import { isOwnMark } from "./is-own-mark.ts";
import { leavesCounterpartOut } from "./leaves-counterpart-out.ts";
import { isOwnSource } from "./name-uses.ts";
import { possibleNames, type PossibleNames } from "./possible-names.ts";
import { isOfUnresolvedModule } from "./unresolved-type.ts";

/** A name that a spelling fix replaces. */
export interface Respelling {
  from: string;
  to: string;
  /** Offset of what is replaced. */
  start: number;
}

/** `row["due-date"]`, as a member is written whose name is no identifier. */
const QUOTED_MEMBER = /\[(?<quote>["'])(?<name>.+)\k<quote>\]$/s;
const MEMBER = /[\w$]+$/;
/** What can stand behind a dot. */
const IDENTIFIER = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;
const ALIKE_CONFIDENCE = 0.9;
const UNLIKE_CONFIDENCE = 0.28;
const MOST_RIVALS = 3;
const OTHER_CASE = 0.5;
/** Plurals of which the singular is hardly what is meant: the days of a date are its day of the month. */
const MISLEADING: ReadonlySet<string> = new Set(["getDays", "getUTCDays"]);

/** What a spelling fix replaces by what; undefined for other fixes. */
export function respellingOf(action: ts.CodeFixAction, { sourceFile }: CodeFixSite): Respelling | undefined {
  const change = action.changes[0]?.textChanges[0];
  if (action.fixName !== "spelling" || change === undefined) return undefined;
  const { start, length } = change.span;
  const from = sourceFile.text.slice(start, start + length);
  const quoted = QUOTED_MEMBER.exec(change.newText)?.groups?.["name"];
  if (quoted === undefined) return { from, to: change.newText, start };
  const member = MEMBER.exec(from)?.[0] ?? from;
  return { from: member, to: quoted, start: start + length - member.length };
}

/**
 * 0..1: how likely one name is a misspelling of the other, or of a rival of that: what one of them is, all are.
 * The compiler itself proposes names of which four letters in ten differ.
 */
export function spellingConfidence(site: CodeFixSite, respelling: Respelling): number {
  const possible = possibleNames(site, respelling.start);
  if (leavesCounterpartOut(site, respelling, possible) || changesReadonly(site, respelling))
    return UNLIKE_CONFIDENCE;
  const names = [respelling.to, ...rivalsAmong(site, possible, respelling)];
  return Math.max(...names.map((name) => likelihoodOf(name, { site, respelling, possible })));
}

/** Names that could stand at the place as well, as they are, and are at least as near as the one the compiler chose, nearest first. */
export function spellingRivals(site: CodeFixSite, respelling: Respelling): string[] {
  return rivalsAmong(site, possibleNames(site, respelling.start), respelling).filter(isIdentifier);
}

/** Whether a name can be written as it is; that of a property may be any text. */
export function isIdentifier(name: string): boolean {
  return IDENTIFIER.test(name);
}

function rivalsAmong(site: CodeFixSite, { symbols }: PossibleNames, { from, to }: Respelling): string[] {
  const distance = distanceOf(from, to);
  const rivals = [...symbols]
    .filter(([name]) => name !== to && name !== from)
    .map(([name, symbol]) => ({ name, symbol, distance: distanceOf(from, name) }))
    .filter(
      (rival) => rival.distance <= distance || (isShortened(from, rival.name) && isOwn(site, rival.symbol)),
    );
  const isLeft = isNewForm(site, from, symbols.get(to));
  const nearest = rivals
    .filter((rival) => !isLeft || isNewForm(site, from, rival.symbol))
    .toSorted((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  return nearest.slice(0, MOST_RIVALS).map(({ name }) => name);
}

function isPublic({ project }: CodeFixSite, symbol: ts.Symbol | undefined): boolean {
  const { valueDeclaration } = symbol ?? {};
  return valueDeclaration !== undefined && isGivenWhole({ ts: project.ts, project }, valueDeclaration);
}

/** A name that has more at its end, or less, and that nothing uses is what the missing one was renamed to. */
function isNewForm(site: CodeFixSite, from: string, symbol: ts.Symbol | undefined): boolean {
  const declared = symbol?.valueDeclaration && site.project.ts.getNameOfDeclaration(symbol.valueDeclaration);
  if (symbol === undefined || declared === undefined || !isOwn(site, symbol)) return false;
  const isForm = symbol.name.startsWith(from) || from.startsWith(symbol.name);
  return isForm && !isUsed(site, declared);
}

function isOwn({ project: { program } }: CodeFixSite, { declarations = [] }: ts.Symbol): boolean {
  return declarations.some((declaration) => isOwnSource(program, declaration.getSourceFile()));
}

/** Another case is less than any slip, however many letters it is of. */
function distanceOf(from: string, to: string): number {
  const distance = editDistance(from.toLowerCase(), to.toLowerCase());
  return editDistance(from, to) > distance ? distance + OTHER_CASE : distance;
}

function likelihoodOf(
  name: string,
  { site, respelling, possible }: { site: CodeFixSite; respelling: Respelling; possible: PossibleNames },
): number {
  const symbol = possible.symbols.get(name);
  if (symbol !== undefined && isOfUnresolvedModule(site, symbol)) return UNLIKE_CONFIDENCE;
  if (possible.areMembers && (RENAMED.has(respelling.from) || MISLEADING.has(respelling.from)))
    return UNLIKE_CONFIDENCE;
  if (possible.areMembers && areOneAndMany(respelling.from, name)) return ALIKE_CONFIDENCE;
  if (isValueOfClass(site, respelling.start, symbol)) return UNLIKE_CONFIDENCE;
  if (!possible.areMembers && isConfusingGlobal(site, name, symbol)) return UNLIKE_CONFIDENCE;
  if (isOwnMark(respelling.from, { to: name, symbol, start: respelling.start })) return UNLIKE_CONFIDENCE;
  if (isNewForm(site, respelling.from, symbol) && isPublic(site, symbol)) return UNLIKE_CONFIDENCE;
  return nameLikeness(respelling.from, name) >= ALIKE ? ALIKE_CONFIDENCE : UNLIKE_CONFIDENCE;
}

/** `set(key)` calls a function, not `Set`, and `String(error)` asks for what was caught. */
function isValueOfClass(
  { project: { ts: compiler, program }, sourceFile }: CodeFixSite,
  start: number,
  symbol: ts.Symbol | undefined,
): boolean {
  const name = nodeAt(compiler, sourceFile, start, compiler.isIdentifier);
  if (symbol === undefined || name === undefined || !/^\p{Ll}/u.test(name.text)) return false;
  const { parent } = name;
  const isCalled = compiler.isCallExpression(parent) && parent.expression === name;
  const type = program.getTypeChecker().getTypeOfSymbolAtLocation(symbol, name);
  if (type.getConstructSignatures().length === 0) return false;
  if (isCalled) return type.getCallSignatures().length === 0;
  const isGiven =
    compiler.isCallExpression(parent) ||
    compiler.isTemplateSpan(parent) ||
    compiler.isReturnStatement(parent) ||
    compiler.isThrowStatement(parent);
  const isAsked = compiler.isPropertyAccessExpression(parent) && parent.expression === name;
  return isGiven || (isAsked && /^(?:length|name)$/.test(parent.name.text));
}
