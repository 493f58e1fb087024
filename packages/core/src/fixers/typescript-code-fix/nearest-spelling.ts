import { ALIKE, nameLikeness } from "../name-likeness.ts";
import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";
import { possibleNames } from "./possible-names.ts";
import { isIdentifier, type Respelling } from "./spelling.ts";

/** Codes by which the compiler says that it has no guess: to it, two letters that changed places are two slips. */
const WITHOUT_GUESS: ReadonlySet<string> = new Set(["TS2304", "TS2339", "TS2353"]);

/** The name that is most like a missing one where the compiler itself proposes none, e.g. `name` for `nmae`. */
export function nearestSpelling(site: CodeFixSite): Respelling | undefined {
  const { project, sourceFile, diagnostic } = site;
  const name = nodeAt(project.ts, sourceFile, diagnostic.start, project.ts.isIdentifier);
  if (!WITHOUT_GUESS.has(diagnostic.code) || name === undefined || name.text !== site.reported)
    return undefined;
  const from = name.text;
  const rated = [...possibleNames(site, diagnostic.start).symbols.keys()]
    .filter(isIdentifier)
    .map((to) => ({ to, likeness: nameLikeness(from, to) }))
    .filter(({ likeness }) => likeness >= ALIKE);
  const [nearest] = rated.toSorted((a, b) => b.likeness - a.likeness || (a.to < b.to ? -1 : 1));
  return nearest && { from, to: nearest.to, start: name.getStart() };
}
