import type { Candidate } from "../../model/candidate.ts";
import type { FileEdit } from "../../model/edit.ts";
import type { Problem } from "../../model/problem.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { manifestIn } from "../commands/manifest.ts";
import { packageManagerOf } from "../commands/package-manager.ts";
import { shellWord } from "../commands/shell-word.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { ALIKE, nameLikeness } from "../name-likeness.ts";

const MISSING =
  /(?:Missing script: |Script not found |[Cc]ouldn't find a script named |^Command )"?(?<name>[\w:.@/-]{1,80})"?(?: not found)?/m;
const CALLER = /(?:^|\/)package\.json$|^\.github\/workflows\/[^/]+\.ya?ml$|^\.gitlab-ci\.yml$/;
const CALL =
  /\b(?:npm|pnpm|yarn|bun)(?:[ \t]{1,4}-{1,2}[\w=-]{1,40}){0,4}(?:[ \t]{1,4}run(?:-script)?)?[ \t]{1,4}(?<name>[\w:.@/-]{1,80})/g;
const EDIT_CONFIDENCE = 0.85;
const COMMAND_CONFIDENCE = 0.6;

/** A script that no package.json has, where one of nearly that name is there. */
export const missingScript: Fixer<Problem> = {
  id: "missing-script",
  title: "misspelled scripts of package.json",
  handles: ({ message }) => MISSING.test(message),
  propose,
};

async function propose({ message }: Problem, { repository }: FixerContext): Promise<Candidate[]> {
  const name = MISSING.exec(message)?.groups?.["name"];
  const scripts = Object.keys(manifestIn(repository, "")?.scripts ?? {});
  if (name === undefined || scripts.includes(name)) return [];
  const near = scripts
    .map((script) => ({ script, likeness: nameLikeness(script, name) }))
    .filter(({ likeness }) => likeness >= ALIKE)
    .toSorted((a, b) => b.likeness - a.likeness);
  return near.slice(0, 2).flatMap(({ script }) => {
    const edits = callersEdits(repository, name, script);
    return edits.length > 0 ? [callInstead(edits, name, script)] : runInstead(repository, name, script);
  });
}

/** Edits of manifests and workflows that call the script by its wrong name. */
function callersEdits(repository: VirtualRepository, name: string, script: string): FileEdit[] {
  return repository.files
    .filter((file) => CALLER.test(file))
    .flatMap((file): FileEdit[] => {
      const text = repository.read(file)?.text ?? "";
      const calls = text.includes(name)
        ? [...text.matchAll(CALL)].filter((call) => call.groups?.["name"] === name)
        : [];
      const edits = calls.map((call) => {
        const end = call.index + call[0].length;
        return { start: end - name.length, end, text: script };
      });
      return edits.length === 0 ? [] : [{ file, edits }];
    });
}

function callInstead(edits: FileEdit[], name: string, script: string): Candidate {
  return {
    title: `Run \`${script}\`, not \`${name}\``,
    edits,
    origin: missingScript.id,
    rationale: `package.json has no script \`${name}\`, and one that is called \`${script}\``,
    confidence: EDIT_CONFIDENCE,
  };
}

function runInstead(repository: VirtualRepository, name: string, script: string): Candidate[] {
  const word = shellWord(script);
  if (word === undefined) return [];
  const { name: manager } = packageManagerOf(repository, "");
  return [
    {
      title: `Run the script \`${script}\``,
      edits: [],
      command: { line: `${manager} run ${word}`, folder: "", changes: "files" },
      origin: missingScript.id,
      rationale: `package.json has no script \`${name}\`, and one that is called \`${script}\``,
      confidence: COMMAND_CONFIDENCE,
    },
  ];
}
