import { fileURLToPath } from "node:url";
import { bugFixes } from "./bug-fixes.ts";
import { rankFiles, type Ranked } from "./rank-files.ts";

const REPOSITORY = fileURLToPath(new URL("../../../..", import.meta.url));
const RANKS = [1, 3, 5] as const;

/**
 * How often the files that a real fix changed are among the first that a model would be shown, of bug fixes in this
 * repository's own history whose tests fail without them. An argument is the number of fixes to look at, newest first.
 */
async function main(): Promise<void> {
  const most = Number(process.argv[2] ?? 70);
  const measured: Ranked[] = [];
  for (const fix of bugFixes(REPOSITORY).slice(0, most)) {
    const ranked = await rankFiles(REPOSITORY, fix);
    if (ranked === undefined) continue;
    measured.push(ranked);
    const ranks = fix.sources.map((file) => firstRank(ranked, file));
    console.log(
      `${fix.commit.slice(0, 7)} ranks ${ranks.join(", ")} of ${ranked.files.length}  ${fix.subject}`,
    );
  }
  console.log(`\n${measured.length} bug fixes with a failing test`);
  for (const rank of RANKS)
    console.log(rowOf(`at ${rank}`, measured, (one, file) => firstRank(one, file) <= rank));
  console.log(rowOf("in all", measured, (one, file) => firstRank(one, file) < Infinity));
  console.log(rowOf("in any request of the run", measured, (one, file) => one.ranks.has(file)));
}

/** 1 for the first file that is shown; Infinity for one that is not. */
function firstRank({ files }: Ranked, file: string): number {
  const index = files.indexOf(file);
  return index === -1 ? Infinity : index + 1;
}

/** `at 3: some file of the fix 80 % · all files of the fix 70 %`. */
function rowOf(
  name: string,
  measured: readonly Ranked[],
  isShown: (one: Ranked, file: string) => boolean,
): string {
  const share = (count: number): string => `${Math.round((100 * count) / Math.max(1, measured.length))} %`;
  const some = measured.filter((one) => one.fix.sources.some((file) => isShown(one, file))).length;
  const all = measured.filter((one) => one.fix.sources.every((file) => isShown(one, file))).length;
  const files = measured.flatMap((one) => one.fix.sources.map((file) => isShown(one, file)));
  const each = Math.round((100 * files.filter(Boolean).length) / Math.max(1, files.length));
  return `${name}: some file of the fix ${share(some)} · all files of the fix ${share(all)} · of all files ${each} %`;
}

await main();
