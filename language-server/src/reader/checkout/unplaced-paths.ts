import { posix } from "node:path";
import { createLocator, type Engine, type Reading } from "@hephaestus/core";
import { claimedPaths, plainPath } from "./claimed-paths.ts";

/** So many tell enough of where their checkout is. */
const MOST_PATHS = 50;

/**
 * The paths that a user could help to place: those that fit several files, and, where no more of the log's were found, those of
 * whose name there is a file in some folder.
 */
export function unplacedPaths(
  { findings }: Pick<Reading, "findings">,
  repository: Engine["repository"],
  others: readonly Engine["repository"][],
): string[] {
  const claims = claimedPaths(findings);
  if (repository === undefined || claims.length === 0) return [];
  const locator = createLocator(repository.root, repository.files);
  const located = claims.map(({ path, directory }) => ({
    path,
    status: locator.locate(path, directory === undefined ? {} : { directory }).status,
  }));
  const found = located.filter(({ status }) => status === "found");
  const names = fileNames([repository, ...others]);
  const lost = located.filter(
    ({ path, status }) => status !== "found" && names.has(posix.basename(plainPath(path))),
  );
  const open = lost.filter(({ status }) => status === "ambiguous" || lost.length >= found.length);
  return [...new Set(open.map(({ path }) => path))].slice(0, MOST_PATHS);
}

function fileNames(repositories: readonly Engine["repository"][]): Set<string> {
  return new Set(
    repositories.flatMap((repository) => (repository?.files ?? []).map((file) => posix.basename(file))),
  );
}
