import type { Analysis } from "../model/analysis.ts";
import type { Solution } from "../model/solution.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import { newComplaints } from "../verify/new-complaints.ts";
import { composeSolutions, type Composition, type LeaveReason } from "./deliver/compose.ts";
import type { EngineParts } from "./engine-parts.ts";
import type { Choice, Joined } from "./joined.ts";
import { solveAgain } from "./solve-again.ts";

const LEAVE_REASONS: Readonly<Record<LeaveReason, string | undefined>> = {
  "already-resolved": undefined,
  overlaps: "it touches the lines of another fix",
  unreadable: "a file cannot be read",
};

const MOST_CROWDING = 10;

/**
 * Puts solutions together, best first. Each is proved alone, so the whole is checked too: proved solutions that do not
 * go with those before them are left out. What touches the lines of others, or writes where they write, is made and proved
 * anew on top of them.
 */
export async function joinSolutions(
  engine: EngineParts & { repository: VirtualRepository },
  solutions: readonly Solution[],
  problems: Analysis["problems"],
  choice: Choice,
): Promise<Joined> {
  const { repository } = engine;
  const unsound = await unsoundSolutions(repository, solutions);
  const reasons = new Map(unsound.map(({ solution, reason }) => [solution, reason]));
  const sound = solutions.filter((solution) => !reasons.has(solution));
  const crowding = crowdingSolutions(repository, sound);
  const composition = compose(
    repository,
    sound.filter((solution) => !crowding.includes(solution)),
  );
  const taken = new Set(composition.taken.flatMap(({ problemIds }) => problemIds));
  const crowded = crowding.map((solution): Composition["left"][number] => {
    const isResolved = solution.problemIds.every((id) => taken.has(id));
    return { solution, reason: isResolved ? "already-resolved" : "overlaps" };
  });
  const joined: Joined = {
    view: repository.with(composition.edits),
    taken: [...composition.taken],
    left: [],
  };
  for (const { solution, reason } of [...composition.left, ...crowded]) {
    const again =
      reason === "overlaps" ? await solveAgain(solution, problems, { engine, joined, choice }) : undefined;
    const words = LEAVE_REASONS[reason];
    if (again !== undefined) {
      joined.view = again.view;
      joined.taken.push(again.solution);
    } else if (words !== undefined) {
      joined.left.push({ solution, reason: words });
    }
  }
  const written = crowdingSolutions(repository, solutions);
  const refused: Joined["left"] = [];
  for (const { solution, reason } of unsound) {
    const isCrowding = written.includes(solution);
    const again = isCrowding ? await solveAgain(solution, problems, { engine, joined, choice }) : undefined;
    if (again === undefined) refused.push({ solution, reason });
    else {
      joined.view = again.view;
      joined.taken.push(again.solution);
    }
  }
  return { ...joined, left: [...refused, ...joined.left] };
}

/**
 * The solutions that write where one before them writes, such as two missing imports: made anew on top of each other
 * they become one statement. Right behind an opening brace what is made last stands first, so there the first of them is
 * made last. More of them than are worth the time stand one after the other.
 */
function crowdingSolutions(repository: VirtualRepository, solutions: readonly Solution[]): Solution[] {
  const inOrder = insertionsOf(repository, solutions);
  const crowding = new Set([
    ...writtenTwice(inOrder.filter(({ isFirst }) => isFirst).toReversed()),
    ...writtenTwice(inOrder.filter(({ isFirst }) => !isFirst)),
  ]);
  return crowding.size > MOST_CROWDING ? [] : [...crowding];
}

interface Insertion {
  solution: Solution;
  /** `src/door.ts:120` */
  place: string;
  text: string;
  /** It stands right behind an opening brace. */
  isFirst: boolean;
}

function insertionsOf(repository: VirtualRepository, solutions: readonly Solution[]): Insertion[] {
  return solutions.flatMap((solution) =>
    solution.changes.flatMap(({ file, edits }) =>
      edits
        .filter(({ start, end }) => start === end)
        .map(({ start, text }) => {
          const isFirst = repository.read(file)?.text[start - 1] === "{";
          return { solution, place: `${file}:${start}`, text, isFirst };
        }),
    ),
  );
}

/** Those that write something else where one before them writes. */
function writtenTwice(insertions: readonly Insertion[]): Solution[] {
  const written = new Map<string, Insertion>();
  return insertions.flatMap((insertion) => {
    const before = written.get(insertion.place) ?? insertion;
    written.set(insertion.place, insertion);
    return before.solution === insertion.solution || before.text === insertion.text
      ? []
      : [insertion.solution];
  });
}

function compose(repository: VirtualRepository, solutions: readonly Solution[]): Composition {
  return composeSolutions(solutions, (file) => repository.read(file));
}

/** The proved solutions that bring new errors together with those before them. */
async function unsoundSolutions(
  repository: VirtualRepository,
  solutions: readonly Solution[],
): Promise<Joined["left"]> {
  const whole = compose(repository, solutions);
  if (whole.taken.length < 2) return [];
  if ((await newComplaints(repository, repository.with(whole.edits))).length === 0) return [];
  const unsound: Joined["left"] = [];
  let kept: Solution[] = [];
  let view = repository;
  for (const solution of solutions) {
    const { taken, edits } = compose(repository, [...kept, solution]);
    if (!taken.includes(solution)) continue;
    const next = repository.with(edits);
    const [fresh] = solution.verdict.status === "proved" ? await newComplaints(view, next) : [];
    if (fresh === undefined) {
      kept = taken;
      view = next;
    } else {
      const reason = `together with the others it brings ${fresh.code} at ${fresh.file}:${fresh.line}`;
      unsound.push({ solution, reason });
    }
  }
  return unsound;
}
