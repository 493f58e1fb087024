import { posix } from "node:path";
import type { Candidate } from "../../model/candidate.ts";
import type { SuggestedCommand } from "../../model/command.ts";
import { isLocated, type Problem } from "../../model/problem.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { foldersUp } from "../commands/manifest.ts";
import { lockCommand } from "../commands/package-commands.ts";
import type { Fixer, FixerContext } from "../fixer.ts";

const CONFIDENCE = 0.95;

interface LockFile {
  /** What is said where it is not up to date. */
  says: RegExp;
  files: readonly string[];
  /** What brings it up to date; left out where the package manager of the project does. */
  line?: string;
}

/** How package managers say that they were not allowed to bring their lock file up to date. */
const LOCK_FILES: readonly LockFile[] = [
  {
    says: /in sync\. Please update your lock file|can only install with an existing package-lock/,
    files: ["package-lock.json", "npm-shrinkwrap.json", "package.json"],
  },
  {
    says: /pnpm-lock\.yaml is (?:not up to date|absent)|Cannot proceed with the frozen installation|Broken lockfile/,
    files: ["pnpm-lock.yaml", "package.json"],
  },
  {
    says: /lockfile would have been (?:modified|created) by this install|lockfile needs to be updated, but yarn/,
    files: ["yarn.lock", "package.json"],
  },
  { says: /lockfile had changes, but lockfile is frozen/, files: ["bun.lock", "bun.lockb", "package.json"] },
  {
    says: /lock file .{1,500} (?:needs to be updated but|because) --(?:locked|frozen)/,
    files: ["Cargo.lock", "Cargo.toml"],
    line: "cargo update --workspace",
  },
  {
    says: /lock file is not up to date with the latest changes in composer\.json/,
    files: ["composer.lock", "composer.json"],
    line: "composer update --lock",
  },
  {
    says: /pyproject\.toml changed significantly since poetry\.lock/,
    files: ["poetry.lock"],
    line: "poetry lock",
  },
  { says: /lockfile at `uv\.lock` needs to be updated/, files: ["uv.lock"], line: "uv lock" },
];

/** A lock file that does not go with its manifest, where the run must not change it. */
export const staleLockFile: Fixer<Problem> = {
  id: "stale-lock-file",
  title: "lock files that are not up to date",
  handles: (problem) => kindOf(problem) !== undefined,
  propose,
};

async function propose(problem: Problem, { repository }: FixerContext): Promise<Candidate[]> {
  const kind = kindOf(problem);
  const folder = kind && folderOf(problem, kind, repository);
  if (kind === undefined || folder === undefined) return [];
  const { line } = kind;
  const command: SuggestedCommand =
    line === undefined ? lockCommand(repository, folder) : { line, folder, changes: "dependencies" };
  return [
    {
      title: "Bring the lock file up to date",
      edits: [],
      command,
      origin: staleLockFile.id,
      rationale:
        "it does not go with what the manifest declares, and this run must not change it; commit it afterwards",
      confidence: CONFIDENCE,
    },
  ];
}

function kindOf({ message }: Problem): LockFile | undefined {
  return LOCK_FILES.find(({ says }) => says.test(message));
}

/** The folder nearest to the problem with such a file, else the outermost one. */
function folderOf(problem: Problem, { files }: LockFile, repository: VirtualRepository): string | undefined {
  const start = isLocated(problem) ? posix.dirname(problem.location.file) : "";
  for (const file of files) {
    const near = foldersUp(start).find((folder) => repository.files.includes(posix.join(folder, file)));
    if (near !== undefined) return near;
    const all = repository.files
      .filter((path) => posix.basename(path) === file)
      .map((path) => posix.dirname(path));
    const [outermost] = all.toSorted((a, b) => a.length - b.length);
    if (outermost !== undefined) return outermost === "." ? "" : outermost;
  }
  return undefined;
}
