import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { isJavaScriptFile, isSourceFile } from "../../repository/source-file.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { isTestFile } from "../is-test-file.ts";
import { missedHolders } from "./missed-holders.ts";

/** Shorter names stand in many longer ones. */
const LEAST_LENGTH = 3;
const MOST_FILES = 3000;
const CONFIDENCE = 0.55;

/**
 * `exports.pricesOf = …` and `pricesOf: …` of a script that nobody asks for, where `own.prices.length` failed as it has no `prices`:
 * what nothing else is called is what was asked for, by a longer name.
 */
export function renamedMaker(problem: LocatedProblem, repository: VirtualRepository): Candidate[] {
  const [name, ...others] = new Set(missedHolders(problem, repository).map((holder) => holder.name));
  if (name === undefined || name.length < LEAST_LENGTH || others.length > 0) return [];
  const bare = name.replaceAll("$", String.raw`\$`);
  const making = new RegExp(
    String.raw`(?:(?<![\w$.])(?:module\.)?exports\.|[{,]\s{0,200})(?<made>${bare}[A-Z][\w$]{0,40})(?= ?(?:=(?!=)|:))`,
    "g",
  );
  const files = repository.files.filter(isSourceFile).slice(0, MOST_FILES);
  const makers = files
    .filter((other) => isJavaScriptFile(other) && !isTestFile(other))
    .flatMap((other) =>
      [...(repository.read(other)?.text ?? "").matchAll(making)].map((match) => {
        const made = match.groups?.["made"] ?? "";
        return { file: other, made, start: match.index + match[0].length - made.length };
      }),
    )
    .filter(({ made }) => timesIn(repository, files, made) === 1);
  const [only, ...rivals] = makers;
  if (only === undefined || rivals.length > 0) return [];
  const { made, start } = only;
  return [
    {
      title: `Change spelling to '${name}'`,
      edits: [{ file: only.file, edits: [{ start, end: start + made.length, text: name }] }],
      origin: "run-time-error",
      rationale: `\`${name}\` was not there, and nobody asks for \`${made}\``,
      confidence: CONFIDENCE,
    },
  ];
}

function timesIn({ read }: VirtualRepository, files: readonly string[], name: string): number {
  const word = new RegExp(String.raw`(?<![\w$])${name.replaceAll("$", String.raw`\$`)}(?![\w$])`, "g");
  return files.reduce((sum, file) => sum + (read(file)?.text.match(word)?.length ?? 0), 0);
}
