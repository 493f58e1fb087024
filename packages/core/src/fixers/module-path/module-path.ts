import { posix } from "node:path";
import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { findSpecifier } from "./find-specifier.ts";
import { likelyModules, writeSpecifier } from "./likely-modules.ts";

/** How compilers, node and bundlers say that a relative import leads nowhere. */
const CODES: ReadonlySet<string | undefined> = new Set([
  "TS2307",
  "TS2792",
  "TS2834",
  "TS2835",
  "ERR_MODULE_NOT_FOUND",
  "MODULE_NOT_FOUND",
]);
const NEEDS_EXTENSION: ReadonlySet<string | undefined> = new Set(["TS2834", "TS2835"]);
const MOST_MODULES = 4;

/** A relative import that leads nowhere: wrong folder, misspelled file, wrong case or missing extension. */
export const modulePath: Fixer = {
  id: "module-path",
  title: "wrong relative import paths",
  handles: ({ code, message }) => CODES.has(code) || message.includes("Failed to resolve import"),
  propose,
};

function propose(problem: LocatedProblem, { repository }: FixerContext): Promise<Candidate[]> {
  const { file } = problem.location;
  const text = repository.read(file)?.text ?? "";
  const specifier = findSpecifier(text, problem);
  if (specifier === undefined) return Promise.resolve([]);
  const modules = likelyModules(repository.files, file, specifier.path).slice(0, MOST_MODULES);
  const candidates = modules.flatMap(({ module, confidence }): Candidate[] => {
    const path = writeSpecifier(file, module, specifier.path, NEEDS_EXTENSION.has(problem.code));
    if (path === specifier.path) return [];
    const candidate = {
      title: `Import from '${path}'`,
      edits: [
        {
          file,
          edits: [{ start: specifier.start, end: specifier.start + specifier.path.length, text: path }],
        },
      ],
      origin: modulePath.id,
      rationale: `'${specifier.path}' leads to no file; ${posix.basename(module)} is at ${module}`,
      confidence,
    };
    return [candidate];
  });
  return Promise.resolve(candidates);
}
