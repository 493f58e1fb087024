import type { Candidate } from "../../model/candidate.ts";
import type { FileEdit } from "../../model/edit.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { TypeScriptEngine } from "../../repository/typescript/engine.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { aliasedPath } from "./aliased-path.ts";
import { confirmationAt } from "./confirmation.ts";
import { findSpecifier } from "./find-specifier.ts";
import { exportersOf } from "./exporters.ts";
import { goneModules, type GoneModules } from "./gone-modules.ts";
import { isBuilt, likelyModules, UNSURE_CONFIDENCE, type LikelyModule } from "./likely-modules.ts";
import { targetStem, type Specifier } from "../specifier.ts";
import type { ExtensionManner } from "./write-specifier.ts";
import { unloadedUrl } from "./unloaded-url.ts";
import { importInstead, wrongSpecifiers } from "./wrong-paths.ts";

/** How compilers, node, bundlers and linters say that a relative import leads nowhere, and which extension they ask for. */
const CODES: Readonly<Record<string, ExtensionManner>> = {
  TS2307: "as-before",
  TS2792: "as-before",
  TS2882: "as-before",
  TS2834: "of-output",
  TS2835: "of-output",
  MODULE_NOT_FOUND: "as-before",
  ERR_MODULE_NOT_FOUND: "of-file",
  ERR_UNSUPPORTED_DIR_IMPORT: "of-file",
  ERR_PACKAGE_IMPORT_NOT_DEFINED: "of-file",
  TS1149: "as-before",
  TS1261: "as-before",
};
const SENTENCES = [
  "Cannot find module",
  "Failed to load url",
  "Failed to resolve import",
  "Could not resolve",
  "Can't resolve",
  "Could not locate module",
  "Unable to resolve path to module",
];
const MOST_MODULES = 4;
const SURE_CONFIDENCE = 0.85;

/** A relative import that leads nowhere: wrong folder, misspelled or moved file, wrong case or missing extension. */
export const modulePath: Fixer = {
  id: "module-path",
  title: "wrong relative import paths",
  handles: ({ code = "", message }) =>
    Object.hasOwn(CODES, code) || SENTENCES.some((sentence) => message.includes(sentence)),
  propose,
};

async function propose(problem: LocatedProblem, { repository, change }: FixerContext): Promise<Candidate[]> {
  const unloaded = unloadedUrl(problem.message, repository.files, (one) => repository.read(one)?.text);
  const file = unloaded?.file ?? problem.location.file;
  const specifier = unloaded?.specifier ?? findSpecifier(repository.read(file)?.text ?? "", problem);
  if (specifier === undefined) return await aliasedPath(problem, repository);
  const engine = await repository.typescript();
  const gone = goneModules(await change?.());
  const place: Place = { repository, engine, file, gone, manner: CODES[problem.code ?? ""] ?? "as-before" };
  const modules = modulesFor(place, specifier).slice(0, MOST_MODULES);
  const candidates = modules.flatMap((module) => importCandidate(place, specifier, module));
  return [...candidates, ...togetherCandidate(place, specifier)];
}

interface Place {
  repository: VirtualRepository;
  engine: TypeScriptEngine;
  file: string;
  gone: GoneModules;
  manner: ExtensionManner;
}

/** What was there and is gone lives on in what was changed since, if anywhere. */
function modulesFor(place: Place, specifier: Specifier): LikelyModule[] {
  const modules = likeliestFor(place, specifier);
  const { stems, changed } = place.gone;
  const wasThere = stems.has(targetStem(place.file, specifier.path));
  return wasThere ? modules.filter(({ module }) => changed.has(module)) : modules;
}

/** By the path; where no file is likely by it, by what is imported. */
function likeliestFor({ repository, engine, file }: Place, { path, start }: Specifier): LikelyModule[] {
  const service = engine.languageService(repository, file);
  const byPath = likelyModules(repository.files, file, {
    path,
    confirmation: confirmationAt(service, start),
  });
  if (byPath.some(({ confidence }) => confidence >= UNSURE_CONFIDENCE) || isBuilt(file, path)) return byPath;
  const known = new Set(byPath.map(({ module }) => module));
  const exporters = exportersOf(repository, service, { file, start, path });
  return [...exporters.filter(({ module }) => !known.has(module)), ...byPath];
}

/** One module in place of the missing one, wherever that is imported. */
function importCandidate(
  { repository, file, manner }: Place,
  specifier: Specifier,
  { module, confidence }: LikelyModule,
): Candidate[] {
  const edits = importInstead(repository, { file, specifier }, { module, manner });
  const path = edits.find((edit) => edit.file === file)?.edits[0]?.text;
  if (path === undefined || path === specifier.path) return [];
  return [
    {
      title:
        edits.length === 1
          ? `Import from '${path}'`
          : `Import ${module} from where it is in ${edits.length} files`,
      edits,
      origin: modulePath.id,
      rationale: `'${specifier.path}' leads to no file; ${module} is there`,
      confidence,
    },
  ];
}

/** All wrong paths of a file at once, where each has one answer: a file that was moved leaves all of its own imports behind. */
function togetherCandidate(place: Place, specifier: Specifier): Candidate[] {
  const { repository, engine, file, manner } = place;
  const wrong = wrongSpecifiers(repository, engine, file);
  if (wrong.length < 2 || !wrong.some(({ start }) => start === specifier.start)) return [];
  const answers = wrong.map((other) => ({ other, modules: modulesFor(place, other) }));
  const sure = answers.filter(
    ({ modules }) => modules.length === 1 && (modules[0]?.confidence ?? 0) >= SURE_CONFIDENCE,
  );
  if (sure.length < 2 || !sure.some(({ other }) => other.start === specifier.start)) return [];
  const edits = sure.flatMap(({ other, modules }) =>
    modules.flatMap(({ module }) =>
      importInstead(repository, { file, specifier: other }, { module, manner }),
    ),
  );
  return [
    {
      title: `Mend ${sure.length} import paths of ${file}`,
      edits: joined(edits),
      origin: modulePath.id,
      rationale: "each of these paths leads to no file, and only one file can be meant",
      confidence: SURE_CONFIDENCE,
    },
  ];
}

function joined(edits: readonly FileEdit[]): FileEdit[] {
  const files = [...new Set(edits.map(({ file }) => file))].toSorted();
  return files.map((file) => {
    const own = edits.filter((edit) => edit.file === file).flatMap((edit) => edit.edits);
    return { file, edits: own.toSorted((a, b) => a.start - b.start) };
  });
}
