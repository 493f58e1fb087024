import type { GitHubPlace, RunFacts, RunState } from "@hephaestus/language-server";

/** For so long after a push or another commit, runs are waited for that have not begun. */
const PATIENCE_MS = 600_000;
/** Whether runs that had ended were started again is not asked more often. */
const RETURN_MS = 60_000;

/** `poll`: the timer rings. `return`: the user comes back to the window. */
type Occasion = "poll" | "return";

export interface RunWatchNeeds {
  /** What is checked out; asks nobody. */
  place(): Promise<GitHubPlace | undefined>;
  /** Whether its runs go on; undefined where nobody is signed in. */
  state(place: GitHubPlace): Promise<RunState | undefined>;
  /** The newest failed run of it; undefined where there is none. */
  failed(place: GitHubPlace): Promise<RunFacts | undefined>;
  isMuted(branch: string): boolean;
  tell(run: RunFacts): void;
  /** Milliseconds of a clock. */
  now(): number;
}

/**
 * Looks, each time it is called, for a failing run of what is checked out, and tells of each attempt once. GitHub is asked while runs of a
 * commit go on, or may still begin; then not before another commit or branch is checked out, or the user comes back to the window: he may have
 * run them again.
 */
export function createRunWatch({
  place,
  state,
  failed,
  isMuted,
  tell,
  now,
}: RunWatchNeeds): (occasion: Occasion) => Promise<void> {
  const told = new Set<string>();
  let watched: string | undefined;
  let since = 0;
  let asked = 0;
  let isOver = false;
  return async (occasion) => {
    const here = await place();
    if (here?.sha === undefined || isMuted(here.branch ?? "")) return;
    const key = `${here.branch ?? ""} ${here.sha}`;
    if (key !== watched) [watched, since, isOver] = [key, now(), false];
    if (isOver !== (occasion === "return")) return;
    if (isOver && now() - asked < RETURN_MS) return;
    asked = now();
    const runs = await state(here);
    if (runs === undefined) return;
    isOver = runs === "ended" || (runs === "none" && now() - since > PATIENCE_MS);
    const run = runs === "none" ? undefined : await failed(here);
    if (run === undefined || run.sha !== here.sha) return;
    const attempt = `${run.id} ${run.attempt}`;
    if (told.has(attempt)) return;
    told.add(attempt);
    tell(run);
  };
}
