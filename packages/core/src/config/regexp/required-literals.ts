import type { RegexpNode } from "./syntax.ts";

const SHORTEST = 2;
const MOST_ALTERNATIVES = 20;

/**
 * Literals of at least two characters, without spaces, one of which is in every text that matches: `["warning", "error"]` for
 * `^(.*): (warning|error): (.*)$`. The longest there are; undefined where there are none.
 */
export function requiredLiterals(node: RegexpNode): readonly string[] | undefined {
  if (node.kind === "sequence") return best(candidates(node.parts));
  if (node.kind === "group") return requiredLiterals(node.inner);
  if (node.kind === "repeat") return node.least > 0 ? requiredLiterals(node.inner) : undefined;
  if (node.kind !== "choice") return undefined;
  const branches = node.branches.map((branch) => requiredLiterals(branch));
  if (branches.includes(undefined)) return undefined;
  const all = [...new Set(branches.flatMap((literals) => literals ?? []))];
  return all.length > MOST_ALTERNATIVES ? undefined : all;
}

/** Neighbouring characters make one literal; colours may stand where there are spaces. */
function candidates(parts: readonly RegexpNode[]): (readonly string[])[] {
  const runs = parts.map((part) => (part.kind === "atom" ? (part.literal ?? " ") : " ")).join("");
  const literals = runs.split(/\s/).filter((run) => run.length >= SHORTEST);
  return [...literals.map((run) => [run]), ...parts.flatMap((part) => wrap(requiredLiterals(part)))];
}

function wrap(literals: readonly string[] | undefined): (readonly string[])[] {
  return literals === undefined ? [] : [literals];
}

function best(all: readonly (readonly string[])[]): readonly string[] | undefined {
  return all.toSorted((a, b) => shortestOf(b) - shortestOf(a) || a.length - b.length)[0];
}

function shortestOf(literals: readonly string[]): number {
  return Math.min(...literals.map((literal) => literal.length));
}
