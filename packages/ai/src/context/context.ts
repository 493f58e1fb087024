import { fileDiff, isTestPath, type Problem, type ProviderContext } from "@hephaestus/core";
import { conventionsFor } from "./conventions.ts";
import { estimatedTokens, piecesOf, type Piece } from "./pieces.ts";
import { placesOf } from "./places.ts";

/** What a model is shown of a workspace for one problem. */
export interface ModelContext {
  /** Likeliest first; the pieces of one file stand together. */
  pieces: Piece[];
  /** What was changed since it worked, as a unified diff of the files that matter; empty where that is not known. */
  diff: string;
  /** How the project's code is written; empty where it does not say. */
  conventions: string;
}

/** The diff gets at most this part of the budget. */
const DIFF_SHARE = 0.25;

/** Chooses what to show within a budget of tokens. */
export async function contextOf(
  problem: Problem,
  context: ProviderContext,
  tokens: number,
): Promise<ModelContext> {
  const { repository } = context;
  const places = await placesOf(problem, context);
  const diff = await diffOf(new Set(places.map(({ file }) => file)), context, tokens * DIFF_SHARE);
  const [first] = places;
  const conventions = first === undefined ? "" : conventionsFor(first.file, repository);
  const left = tokens - estimatedTokens(diff) - estimatedTokens(conventions);
  return { pieces: piecesOf(places, (file) => repository.read(file)?.text, left), diff, conventions };
}

/** The files of a context that an answer may edit, likeliest first: no tests where one fails. */
export function editableFiles({ pieces }: ModelContext, { test }: Problem): string[] {
  const files = [...new Set(pieces.map(({ file }) => file))];
  return test === undefined ? files : files.filter((file) => !isTestPath(file));
}

async function diffOf(
  files: ReadonlySet<string>,
  { change, repository }: ProviderContext,
  tokens: number,
): Promise<string> {
  const changed = await change?.();
  let diff = "";
  for (const { path, from, status } of changed?.files ?? []) {
    const after = repository.read(path)?.text;
    if (!files.has(path) || status === "added" || from === undefined || after === undefined) continue;
    const before = (await changed?.before(from))?.text ?? "";
    const next = diff + fileDiff(path, before, after);
    if (estimatedTokens(next) <= tokens) diff = next;
  }
  return diff;
}
