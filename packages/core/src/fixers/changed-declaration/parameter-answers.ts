import { posix } from "node:path";
import { editsByFile } from "../../repository/edits-by-file.ts";
import { callsWithNewParameters } from "./calls-with-new-parameters.ts";
import type { NewParameters } from "./declaration-changes.ts";
import type { Answer, Site } from "./site.ts";

type Words = Pick<Answer, "title" | "rationale">;

const CALL_CODES: ReadonlySet<string | undefined> = new Set([
  "TS2554",
  "TS2555",
  "TS2559",
  "TS2345",
  "TS2769",
]);

/** The arguments of every earlier call where the new parameters want them, where the problem is one of these calls. */
export function parameterAnswers(site: Site, change: NewParameters): Answer[] {
  const { file, line } = site.problem.location;
  if (!CALL_CODES.has(site.problem.code)) return [];
  const { calls, confidence } = rememberedCalls(change, site);
  const isConcerned = calls.some(
    (call) => call.file === file && call.startLine <= line && line <= call.endLine,
  );
  if (!isConcerned) return [];
  const edits = editsByFile(calls.map((call) => ({ file: call.file, edits: call.edits })));
  const where = calls.length === 1 ? file : `${calls.length} calls`;
  return [{ ...wordsFor(change, where), edits, confidence }];
}

function wordsFor({ name, file, before, after }: NewParameters, where: string): Words {
  const wanted = namesOf(after);
  if (wanted === namesOf(before))
    return {
      title: `Give \`${name}\` the default that it had in ${where}`,
      rationale: `\`${name}\` asks for all of (${wanted}) since it was changed in ${file}`,
    };
  return {
    title: `Call \`${name}\` with its new parameters in ${where}`,
    rationale: `\`${name}\` takes (${wanted}) since it was changed in ${file}`,
  };
}

function namesOf(parameters: NewParameters["after"]): string {
  return parameters.map(({ name }) => name).join(", ");
}

const remembered = new WeakMap<NewParameters, Map<string, ReturnType<typeof callsWithNewParameters>>>();

/** Looked up once for the problems of a folder. */
function rememberedCalls(change: NewParameters, site: Site): ReturnType<typeof callsWithNewParameters> {
  const { file } = site.problem.location;
  const known = remembered.get(change) ?? new Map<string, ReturnType<typeof callsWithNewParameters>>();
  remembered.set(change, known);
  const folder = posix.dirname(file);
  const found = known.get(folder) ?? callsWithNewParameters(change, [file], site);
  known.set(folder, found);
  return found;
}
