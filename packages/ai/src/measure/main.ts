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
  const most = Number(process.argv[2] ?? 60);
  const measured: Ranked[] = [];
  for (const fix of bugFixes(REPOSITORY).slice(0, most)) {
    const ranked = await rankFiles(REPOSITORY, fix);
    if (!ranked.failed) continue;
    measured.push(ranked);
    const ranks = fix.sources.map((file) => ranked.files.indexOf(file) + 1);
    console.log(
      `${fix.commit.slice(0, 7)} ranks ${ranks.join(", ")} of ${ranked.files.length}  ${fix.subject}`,
    );
  }
  console.log(`\n${measured.length} bug fixes with a failing test`);
  for (const rank of RANKS) console.log(rowOf(`at ${rank}`, measured, rank));
  console.log(rowOf("in all", measured, Infinity));
}

/** `at 3: some file of the fix 80 % · all files of the fix 70 %`. */
function rowOf(name: string, measured: readonly Ranked[], most: number): string {
  const isShown = ({ files }: Ranked, file: string): boolean => files.slice(0, most).includes(file);
  const share = (count: number): string => `${Math.round((100 * count) / Math.max(1, measured.length))} %`;
  const some = measured.filter((one) => one.fix.sources.some((file) => isShown(one, file))).length;
  const all = measured.filter((one) => one.fix.sources.every((file) => isShown(one, file))).length;
  const files = measured.flatMap((one) => one.fix.sources.map((file) => isShown(one, file)));
  const each = Math.round((100 * files.filter(Boolean).length) / Math.max(1, files.length));
  return `${name}: some file of the fix ${share(some)} · all files of the fix ${share(all)} · of all files ${each} %`;
}

await main();
