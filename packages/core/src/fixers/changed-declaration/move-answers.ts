import { lineEndOf } from "../../repository/source-text.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { writeSpecifier } from "../module-path/write-specifier.ts";
import type { DeclarationChange, Move } from "./declaration-changes.ts";
import { importFromNewHome } from "./import-from.ts";
import { CARRIED_ON, TAKEN_BACK, type Answer, type Site } from "./site.ts";

/** Every import from the new home, for all that moved there together; or the old home hands it on. */
export function moveAnswers(
  { problem, engine, repository }: Site,
  move: Move,
  all: readonly DeclarationChange[],
): Answer[] {
  const moves = all.filter(
    (one): one is Move => one.kind === "moved" && one.from === move.from && one.to === move.to,
  );
  const project = engine.languageService(repository, problem.location.file);
  const edits = importFromNewHome(project, moves);
  if (edits.length === 0) return [];
  const names = moves.map(({ name }) => `\`${name}\``).join(", ");
  const carriedOn: Answer = {
    title: `Import ${names} from ${move.to}`,
    edits,
    rationale: `${names} was moved from ${move.from} to ${move.to}`,
    confidence: CARRIED_ON,
  };
  return [carriedOn, ...handedOn(repository, move, moves)];
}

/** The old home hands on what was moved, so that nobody notices. */
function handedOn(repository: VirtualRepository, { from, to }: Move, moves: readonly Move[]): Answer[] {
  const source = repository.read(from);
  if (source === undefined) return [];
  const lineEnd = lineEndOf(source.text);
  const quoted = /from (?<quote>["'])(?<path>\.[^"']*)/.exec(source.text)?.groups;
  const path = writeSpecifier(from, to, { before: quoted?.["path"] ?? "./x", manner: "as-before" });
  const quote = quoted?.["quote"] ?? '"';
  const names = moves.map(({ name }) => name).join(", ");
  const text = `${source.text === "" || source.text.endsWith("\n") ? "" : lineEnd}export { ${names} } from ${quote}${path}${quote};${lineEnd}`;
  return [
    {
      title: `Hand on ${moves.map(({ name }) => `\`${name}\``).join(", ")} from ${from}`,
      edits: [{ file: from, edits: [{ start: source.text.length, end: source.text.length, text }] }],
      rationale: `${from} exported it before it was moved to ${to}`,
      confidence: TAKEN_BACK,
    },
  ];
}
