import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { areOneAndMany } from "../contrasting-names.ts";
import { ALIKE, nameLikeness } from "../name-likeness.ts";
import { isNamedInData } from "../named-in-data.ts";
import { missedHolders } from "./missed-holders.ts";

/** `tags:` of an object, `.tags =`. */
const MADE = /(?<![\w$])(?<key>[\w$]{2,60}) ?:|\.(?<set>[\w$]{2,60}) ?=(?!=)/g;
const MOST_FILES = 3000;
/** What is made outside of the workspace may have that name. */
const CONFIDENCE = 0.7;

/** `post.tags.includes` for `post.tag.includes` in a script where no object is given a `tag`, but nearly that. */
export function neverMadeMember(problem: LocatedProblem, repository: VirtualRepository): Candidate[] {
  const { file } = problem.location;
  const [holder, ...others] = missedHolders(problem, repository);
  if (holder === undefined || others.length > 0) return [];
  const { name, start } = holder;
  const texts = repository.files
    .filter(isSourceFile)
    .slice(0, MOST_FILES)
    .map((other) => repository.read(other)?.text ?? "");
  if (texts.some((text) => mayMake(text, name)) || isNamedInData(repository, name)) return [];
  const made = new Set(
    texts.flatMap((text) =>
      [...text.matchAll(MADE)].map(({ groups }) => groups?.["key"] ?? groups?.["set"] ?? ""),
    ),
  );
  const [near, ...rivals] = [...made].filter((other) => areNear(other, name));
  if (near === undefined || rivals.length > 0) return [];
  return [
    {
      title: `Change spelling to '${near}'`,
      edits: [{ file, edits: [{ start, end: start + name.length, text: near }] }],
      origin: "run-time-error",
      rationale: `nothing gives an object a \`${name}\`, and \`${near}\` is given`,
      confidence: CONFIDENCE,
    },
  ];
}

/** Whether a name may become a member there: as a key, by an assignment, as a method, in short, or by a text. */
function mayMake(text: string, name: string): boolean {
  if (!text.includes(name)) return false;
  const bare = name.replaceAll("$", String.raw`\$`);
  const ways = [
    String.raw`(?<![\w$])${bare} ?[:?]`,
    String.raw`\.${bare} ?(?:[-+*/|&?]{0,3}=)(?!=)`,
    String.raw`[{,]\s{0,200}${bare}\s{0,200}[,}]`,
    String.raw`(?<![.\w$])${bare}\([^()]{0,200}\) ?\{`,
    String.raw`["'\x60]${bare}["'\x60]`,
    String.raw`(?<![\w$])${bare} ?=(?!=)`,
  ];
  return new RegExp(ways.join("|")).test(text);
}

function areNear(a: string, b: string): boolean {
  return a !== b && (nameLikeness(a, b) >= ALIKE || areOneAndMany(a, b));
}
