import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";

/** As compilers say it. */
const NOT_FOUND = /^Cannot find name '(?<name>[A-Za-z_$][\w$]{2,60})'/;
const MOST_FILES = 3000;
/** Surer than another name that is nearly alike. */
const CONFIDENCE = 0.96;

/** `class PriceOf` of a script that asks for `Price`, where nothing anywhere is called `PriceOf`: the declaration has its name back. */
export function renamedDeclaration(
  { location: { file }, message }: LocatedProblem,
  { files, read }: VirtualRepository,
): Candidate[] {
  const name = NOT_FOUND.exec(message)?.groups?.["name"];
  const text = read(file)?.text ?? "";
  if (name === undefined) return [];
  const bare = name.replaceAll("$", String.raw`\$`);
  const declaring = new RegExp(
    String.raw`^(?:export )?(?:default )?(?:async )?(?:class|function\*?|const|let|var) (?<made>${bare}[A-Z][\w$]{0,40})(?![\w$])`,
    "gm",
  );
  const [found, ...others] = text.matchAll(declaring);
  const made = found?.groups?.["made"];
  if (found === undefined || made === undefined || others.length > 0) return [];
  const word = new RegExp(String.raw`(?<![\w$])${made.replaceAll("$", String.raw`\$`)}(?![\w$])`, "g");
  const times = files
    .filter(isSourceFile)
    .slice(0, MOST_FILES)
    .reduce((sum, other) => sum + (read(other)?.text.match(word)?.length ?? 0), 0);
  if (times > 1) return [];
  const end = found.index + found[0].length;
  return [
    {
      title: `Rename \`${made}\` to \`${name}\` where it is declared`,
      edits: [{ file, edits: [{ start: end - made.length, end, text: name }] }],
      origin: "run-time-error",
      rationale: `nothing asks for \`${made}\`, and the same file asks for \`${name}\``,
      confidence: CONFIDENCE,
    },
  ];
}
