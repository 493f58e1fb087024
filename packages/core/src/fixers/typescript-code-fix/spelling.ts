import type { ts } from "ts-morph";
import { areOneAndMany } from "../contrasting-names.ts";
import { ALIKE, editDistance, nameLikeness } from "../name-likeness.ts";
import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";
import { isConfusingGlobal } from "./confusing-global.ts";

const ALIKE_CONFIDENCE = 0.9;
const UNLIKE_CONFIDENCE = 0.45;
const MOST_RIVALS = 3;

/**
 * 0..1: how likely the reported name is a misspelling of another, or of its rivals: what one of them is, all are.
 * The compiler itself proposes names of which four letters in ten differ.
 */
export function spellingConfidence(site: CodeFixSite, chosen: string): number {
  return Math.max(...[chosen, ...spellingRivals(site, chosen)].map((name) => likelihoodOf(site, name)));
}

function likelihoodOf(site: CodeFixSite, name: string): number {
  const likeness = nameLikeness(site.reported, name);
  const isMember = memberOwner(site) !== undefined;
  if (isMember && areOneAndMany(site.reported, name)) return ALIKE_CONFIDENCE;
  if (!isMember && isConfusingGlobal(site, name)) return UNLIKE_CONFIDENCE;
  return likeness >= ALIKE ? ALIKE_CONFIDENCE : UNLIKE_CONFIDENCE;
}

/** Names that could stand at the place as well and are at least as near as the one the compiler chose, nearest first. */
export function spellingRivals(site: CodeFixSite, chosen: string): string[] {
  const distance = editDistance(site.reported, chosen);
  const rivals = possibleNames(site)
    .filter((name) => name !== chosen && name !== site.reported)
    .map((name) => ({ name, distance: editDistance(site.reported, name) }))
    .filter((rival) => rival.distance <= distance);
  const nearest = rivals.toSorted((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  return nearest.slice(0, MOST_RIVALS).map(({ name }) => name);
}

function possibleNames(site: CodeFixSite): string[] {
  const { ts, program } = site.project;
  const checker = program.getTypeChecker();
  const name = reportedName(site);
  if (name === undefined) return [];
  const owner = memberOwner(site);
  const isType = ts.isTypeReferenceNode(name.parent);
  const symbols =
    owner === undefined
      ? checker.getSymbolsInScope(name, isType ? ts.SymbolFlags.Type : ts.SymbolFlags.Value)
      : checker.getPropertiesOfType(checker.getApparentType(owner));
  const names = symbols.map((symbol) => symbol.name).filter((text) => !text.startsWith("__"));
  return [...new Set(names)];
}

/** The type whose member the reported name should be; undefined for a name that stands for itself. */
function memberOwner(site: CodeFixSite): ts.Type | undefined {
  const { ts, program } = site.project;
  const checker = program.getTypeChecker();
  const name = reportedName(site);
  if (name === undefined) return undefined;
  const { parent } = name;
  if (ts.isPropertyAccessExpression(parent) && parent.name === name)
    return checker.getTypeAtLocation(parent.expression);
  if (ts.isPropertyAssignment(parent) && parent.name === name)
    return checker.getContextualType(parent.parent);
  return undefined;
}

function reportedName({ project, sourceFile, diagnostic }: CodeFixSite): ts.Identifier | undefined {
  return nodeAt(project.ts, sourceFile, diagnostic.start, project.ts.isIdentifier);
}
