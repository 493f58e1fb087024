import { basename, sep } from "node:path";
import type { Analysis, Engine, Reading } from "@hephaestus/core";
import { claimedPaths, isAbsolutePath, plainPath } from "./claimed-paths.ts";

/** A log as one workspace folder places it. */
export interface Placement {
  folder: string | undefined;
  engine: Engine;
  reading: Reading;
  analysis: Analysis;
}

/**
 * The folder that has most of a log's files; among equal ones that whose name, or package's name, the log tells, then that of the
 * user's choice. `tied` are the folders where only the user can tell, none where it is clear.
 */
export function bestPlacement<Each extends Placement>(
  placements: readonly Each[],
  chosen: readonly string[],
): { best: Each | undefined; tied: string[] } {
  const most = Math.max(0, ...placements.map(locatedCount));
  const equal = placements.filter((each) => locatedCount(each) === most);
  if (most === 0 || equal.length < 2) return { best: equal[0], tied: [] };
  const inner = new Set(equal.flatMap(({ engine }) => topFolders(engine)));
  const named = equal.filter((each) => isNamed(each, inner));
  const rest = named.length > 0 ? named : equal;
  const [only, second] = rest;
  if (second === undefined) return { best: only, tied: [] };
  const choice = rest.find(({ folder }) => folder !== undefined && chosen.some((to) => isWithin(to, folder)));
  if (choice !== undefined) return { best: choice, tied: [] };
  return { best: only, tied: rest.flatMap(({ folder }) => folder ?? []) };
}

function locatedCount({ analysis }: Placement): number {
  return analysis.problems.filter(({ location }) => location?.inWorkspace === true).length;
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}${sep}`);
}

/** Such as `src`: a word that tells one folder of the workspace from another by no means. */
function topFolders({ repository }: Engine): string[] {
  return (repository?.files ?? []).flatMap((file) =>
    file.includes("/") ? (file.split("/", 1)[0]?.toLowerCase() ?? []) : [],
  );
}

/** `/home/runner/work/shop/shop/src/a.ts` tells of a folder `shop`, `web:build: …` of a package `web`. */
function isNamed({ folder, engine, reading: { findings } }: Placement, inner: ReadonlySet<string>): boolean {
  if (folder === undefined) return false;
  const names = [basename(folder), packageName(engine)].flatMap((name) => name?.toLowerCase() ?? []);
  const isTold = (word: string): boolean => names.includes(word.toLowerCase());
  const checkouts = claimedPaths(findings)
    .map(({ path }) => plainPath(path))
    .filter(isAbsolutePath);
  return (
    findings.some(({ context }) => context.package !== undefined && isTold(context.package)) ||
    checkouts.some((path) =>
      path
        .split("/")
        .slice(0, -1)
        .some((word) => isTold(word) && !inner.has(word.toLowerCase())),
    )
  );
}

function packageName({ repository }: Engine): string | undefined {
  try {
    const manifest: unknown = JSON.parse(repository?.read("package.json")?.text ?? "null");
    const isNamedManifest = typeof manifest === "object" && manifest !== null && "name" in manifest;
    return isNamedManifest && typeof manifest.name === "string" ? manifest.name : undefined;
  } catch {
    return undefined;
  }
}
