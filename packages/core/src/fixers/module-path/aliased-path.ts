import { posix } from "node:path";
import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { quotedPlaces } from "../specifier.ts";
import { aliasesOf, expandAlias, writeAlias, type Alias } from "../aliases.ts";
import { confirmationAt } from "./confirmation.ts";
import { likelyModules } from "./likely-modules.ts";
import { writeSpecifier } from "./write-specifier.ts";

const NAMED = /["'](?<specifier>[@#~\w][^"'\n]{0,300})["']/;
const CODE = /\.[cm]?[jt]sx?$/;
const MOST_MODULES = 3;

/** Answers to a path that begins with an alias (`@/lib/slug`, `#db`, `@shop/money/format`) and leads nowhere. */
export async function aliasedPath(
  problem: LocatedProblem,
  repository: VirtualRepository,
): Promise<Candidate[]> {
  const { file } = problem.location;
  const specifier = NAMED.exec(problem.message)?.groups?.["specifier"];
  const places = specifier === undefined ? [] : quotedPlaces(repository.read(file)?.text ?? "", specifier);
  const [start] = places;
  if (specifier === undefined || start === undefined) return [];
  const service = (await repository.typescript()).languageService(repository, file);
  const confirmation = confirmationAt(service, start);
  const candidates = aliasesOf(repository, service, file).flatMap((alias) => {
    const wanted = expandAlias(alias, specifier);
    if (wanted === undefined) return [];
    const path = posix.relative(posix.dirname(file), wanted);
    const asked = { path: path.startsWith(".") ? path : `./${path}`, confirmation };
    return likelyModules(repository.files, file, asked)
      .slice(0, MOST_MODULES)
      .flatMap(({ module, confidence }) => {
        const text = specifierFor(module, { alias, specifier, file });
        return text === specifier ? [] : [importInstead(file, places, { specifier, text, confidence })];
      });
  });
  return [...new Map(candidates.map((candidate) => [candidate.title, candidate])).values()];
}

function importInstead(
  file: string,
  places: readonly number[],
  { specifier, text, confidence }: { specifier: string; text: string; confidence: number },
): Candidate {
  return {
    title: `Import from '${text}'`,
    edits: [{ file, edits: places.map((start) => ({ start, end: start + specifier.length, text })) }],
    origin: "module-path",
    rationale: `nothing is at '${specifier}', and this is the likeliest file it meant`,
    confidence,
  };
}

/** By the alias where the file lies below it, in the manner of the specifier before; else by a relative path. */
function specifierFor(
  module: string,
  { alias, specifier, file }: { alias: Alias; specifier: string; file: string },
): string {
  const hasExtension = CODE.test(specifier);
  const bare = module.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, "");
  const forms = [module, `${bare}.js`, bare, bare.replace(/\/index$/, "")];
  const written = forms.map((form) => writeAlias(alias, form)).filter((form) => form !== undefined);
  const fitting =
    alias.extension === "" ? written.filter((form) => CODE.test(form) === hasExtension) : written;
  const [best] = hasExtension ? fitting : fitting.toReversed();
  return (
    best ?? writeSpecifier(file, module, { before: hasExtension ? "./x.js" : "./x", manner: "as-before" })
  );
}
