import { posix } from "node:path";
import type { Candidate } from "../../model/candidate.ts";
import { isLocated, type Problem } from "../../model/problem.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { packageFolderOf } from "../commands/manifest.ts";
import { EXECUTE, packageManagerOf } from "../commands/package-manager.ts";
import { shellWord } from "../commands/shell-word.ts";
import type { Fixer, FixerContext } from "../fixer.ts";

const SAYS =
  /Snapshot .{0,300} mismatched|toMatch(?:Inline)?Snapshot|ThrowErrorMatching(?:Inline)?Snapshot|toMatchAriaSnapshot|toHaveScreenshot|toMatchSnapshot|[Dd]id not match (?:the )?snapshot|No snapshot available|Snapshot creation is disabled|snapshots? obsolete|obsolete snapshot/;
const TEST_FILE = /(?:^|[./_-])(?:test|spec|tests|e2e|__tests__)(?:[./_-]|$)/;
/** A snapshot that does not fit most often tells of a mistake: to take it over is the last thing to do. */
const CONFIDENCE = 0.3;

/** What takes over what a test gets, without the program that runs it. */
const UPDATE: Readonly<Record<string, { program: string; isOfPackage: boolean }>> = {
  vitest: { program: "vitest run -u", isOfPackage: true },
  jest: { program: "jest -u", isOfPackage: true },
  ava: { program: "ava --update-snapshots", isOfPackage: true },
  playwright: { program: "playwright test --update-snapshots", isOfPackage: true },
  "bun-test": { program: "bun test --update-snapshots", isOfPackage: false },
  "node-test": { program: "node --test --test-update-snapshots", isOfPackage: false },
};

/** Snapshots that do not fit any more: the command that takes over what is there now, never run unasked. */
export const snapshot: Fixer<Problem> = {
  id: "snapshot",
  title: "snapshots that do not fit",
  handles: ({ tool, message }) => Object.hasOwn(UPDATE, tool) && SAYS.test(message),
  propose,
};

async function propose(problem: Problem, { repository }: FixerContext): Promise<Candidate[]> {
  const update = UPDATE[problem.tool];
  const file = testFileOf(problem);
  if (update === undefined || file === undefined) return [];
  const folder = packageFolderOf(repository, file) ?? "";
  const word = shellWord(posix.relative(folder, file));
  if (word === undefined) return [];
  return [
    {
      title: `Take over the snapshots of ${file}, if what it gets now is right`,
      edits: [],
      command: { line: lineOf(update, word, { repository, folder }), folder, changes: "expectations" },
      origin: snapshot.id,
      rationale: "this changes what the test expects: look at the difference first",
      confidence: CONFIDENCE,
    },
  ];
}

function lineOf(
  { program, isOfPackage }: { program: string; isOfPackage: boolean },
  word: string,
  { repository, folder }: { repository: VirtualRepository; folder: string },
): string {
  const start = isOfPackage ? `${EXECUTE[packageManagerOf(repository, folder).name]} ` : "";
  return `${start}${program} ${word}`;
}

function testFileOf(problem: Problem): string | undefined {
  const places = [
    ...(isLocated(problem) ? [problem.location] : []),
    ...problem.frames.filter(({ own }) => own),
  ];
  return places.find(({ file, inWorkspace }) => inWorkspace && TEST_FILE.test(file))?.file;
}
