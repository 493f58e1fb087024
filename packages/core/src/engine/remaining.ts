import type { Analysis } from "../model/analysis.ts";
import type { Problem } from "../model/problem.ts";
import type { Solution } from "../model/solution.ts";
import type { CommandProof } from "../verify/command.ts";

/**
 * Ids of the root problems that remain: no solution was taken for them, and the commands do not show them gone. They do
 * where all pass and one of them ran what failed. `folder` is where they ran, repository-relative.
 */
export function remainingProblems(
  { problems, roots }: Analysis,
  taken: readonly Solution[],
  { commands, folder }: { commands: readonly CommandProof[]; folder: string },
): string[] {
  const solved = new Set(taken.flatMap(({ problemIds }) => problemIds));
  const allPass = commands.length > 0 && commands.every(({ status }) => status === "passed");
  const byId = new Map(problems.map((problem) => [problem.id, problem]));
  return roots.filter((id) => {
    const problem = byId.get(id);
    if (problem === undefined || solved.has(id)) return false;
    return !allPass || !commands.some((command) => hasRun(command, problem, folder));
  });
}

/** Whether a command ran what failed: it is the command of the failing step, or it names the failing file. */
function hasRun(
  { command, output }: CommandProof,
  { step, location, test, frames }: Problem,
  folder: string,
): boolean {
  if (test === undefined && frames.length === 0) return false;
  const file = location?.file ?? "";
  const name = folder !== "" && file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file;
  return holdsWord(step ?? "", command, /[\w:.@/-]/) || holdsWord(output, name, /[\w@/.-]/);
}

/** Whether a text holds a word that nothing which belongs to a word stands next to: `a.ts` is not in `data.ts`. */
function holdsWord(text: string, word: string, wordCharacter: RegExp): boolean {
  if (word === "") return false;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const around = [text.charAt(at - 1), text.charAt(at + word.length)];
    if (!around.some((character) => wordCharacter.test(character))) return true;
  }
  return false;
}
