import type { FixerContext } from "../fixer.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** A member that is nowhere. */
const ABSENT: ReadonlySet<string> = new Set(["TS2339", "TS2551"]);
const NAME = /^[\w$]{1,200}$/;
/** A change of more files than this is read no further. */
const MOST_FILES = 60;

/** Where a missing member was named oftener before the change: whoever took it away there meant its users to follow. */
export async function wentWithChange(
  { diagnostic: { code }, reported }: CodeFixSite,
  { change, repository }: FixerContext,
): Promise<ReadonlySet<string>> {
  const known = ABSENT.has(code) && NAME.test(reported) ? await change?.() : undefined;
  const lost = new Set<string>();
  for (const { path, from } of (known?.files ?? []).slice(0, MOST_FILES)) {
    const before = from === undefined ? undefined : await known?.before(from);
    const now = repository.read(path);
    if (
      before !== undefined &&
      now !== undefined &&
      timesIn(before.text, reported) > timesIn(now.text, reported)
    )
      lost.add(path);
  }
  return lost;
}

function timesIn(text: string, name: string): number {
  return text.split(/[^\w$]+/).filter((word) => word === name).length;
}
