import type { GitHubPlace, RunFacts } from "@hephaestus/language-server";

/** For so long after a commit is checked out, its runs are looked for. */
const PATIENCE_MS = 3_600_000;

export interface RunWatchNeeds {
  /** What is checked out; asks nobody. */
  place(): Promise<GitHubPlace | undefined>;
  /** The newest failed run of it; undefined where there is none, or nobody is signed in. */
  failed(place: GitHubPlace): Promise<RunFacts | undefined>;
  isMuted(branch: string): boolean;
  tell(run: RunFacts): void;
  /** Milliseconds of a clock. */
  now(): number;
}

/** Looks for the failing run of the commit that is checked out, each time it is called; tells of each attempt once. */
export function createRunWatch({ place, failed, isMuted, tell, now }: RunWatchNeeds): () => Promise<void> {
  const told = new Set<string>();
  let commit: string | undefined;
  let since = 0;
  return async () => {
    const here = await place();
    if (here?.sha === undefined || isMuted(here.branch ?? "")) return;
    if (here.sha !== commit) since = now();
    commit = here.sha;
    if (now() - since > PATIENCE_MS) return;
    const run = await failed(here);
    if (run === undefined || run.sha !== here.sha) return;
    const key = `${run.id} ${run.attempt}`;
    if (told.has(key)) return;
    told.add(key);
    tell(run);
  };
}
