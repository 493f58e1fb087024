import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { mentionsIn, notAFunction, requiresIn } from "./requires-in.ts";

const WHOLE = /^(?<head>module\.exports ?= ?)(?<name>[\w$]{1,60})(?=;?$)/m;
const ALONE = /^(?<head>module\.exports ?= ?)\{ ?(?<name>[\w$]{1,60}),? ?\}(?=;?$)/m;
const EXPORTS = /\bexports\b/g;
const MOST_FILES = 3000;
/** One alone who requires it may be the odd one. */
const LEAST_FILES = 2;
/** Surer than that each of them is mistaken. */
const CONFIDENCE = 0.93;

const MANIFEST = /(?:^|\/)package\.json$/;

/** `module.exports = { slugify }` for `module.exports = slugify`, or the reverse, where all who require the module ask for that. */
export function exportAsAsked(
  { location: { file }, message }: LocatedProblem,
  repository: VirtualRepository,
): Candidate[] {
  const name = notAFunction(message);
  const asked = requiresIn(repository, file).find(
    ({ bound, listed }) => name !== undefined && (bound === name || listed?.includes(name) === true),
  );
  const files = repository.files.filter(isSourceFile);
  if (asked === undefined || files.length > MOST_FILES) return [];
  const { module } = asked;
  const isNamed = asked.listed !== undefined;
  const found = (isNamed ? WHOLE : ALONE).exec(repository.read(module)?.text ?? "");
  const { head = "", name: exported = "" } = found?.groups ?? {};
  const [, ...others] = found?.input.matchAll(EXPORTS) ?? [];
  if (found === null || exported !== name || others.length > 0) return [];
  const all = files.flatMap((other) => requiresIn(repository, other)).filter((one) => one.module === module);
  const isAgreed = all.every(({ listed }) => (listed !== undefined) === isNamed);
  const mentions = files.reduce((sum, other) => sum + mentionsIn(repository, other, module), 0);
  const isAll = mentions === all.length && !isForOthers(repository, module);
  if (all.length < LEAST_FILES || !isAgreed || !isAll) return [];
  const start = found.index + head.length;
  const text = isNamed ? `{ ${exported} }` : exported;
  return [
    {
      title: `Export \`${text}\` from ${module}`,
      edits: [{ file: module, edits: [{ start, end: found.index + found[0].length, text }] }],
      origin: "run-time-error",
      rationale: `all ${all.length} that require it ask for that`,
      confidence: CONFIDENCE,
    },
  ];
}

/** Whether a package that may be used elsewhere is entered by a module: its manifest names it, or it is what an entry is called. */
function isForOthers({ files, read }: VirtualRepository, module: string): boolean {
  return files
    .filter((file) => MANIFEST.test(file))
    .some((manifest) => {
      const folder = manifest.slice(0, -"package.json".length);
      const path = module.slice(folder.length).replace(/\.c?js$/, "");
      const text = read(manifest)?.text ?? "";
      return (
        module.startsWith(folder) &&
        (path === "index" || text.includes(`${path}.`) || text.includes(`${path}"`))
      );
    });
}
