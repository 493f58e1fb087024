import type { WorkspaceChange } from "../../repository/change/workspace-change.ts";
import { editsBetween } from "../../repository/edits-between.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { isTestPath } from "./is-test-path.ts";

/** Lines of a file that are not as they were, 1-based and inclusive. */
export interface ChangedLines {
  startLine: number;
  endLine: number;
}

/** A change of more files than this blames none of them. */
const MOST_FILES = 60;

/** For every source file that was changed, the lines of it that are not as they were; nothing where too much was. */
export async function changedLines(
  change: (() => Promise<WorkspaceChange | undefined>) | undefined,
  repository: VirtualRepository,
): Promise<Map<string, ChangedLines[]>> {
  const lines = new Map<string, ChangedLines[]>();
  const known = await change?.();
  const changed = (known?.files ?? []).filter(
    ({ path, status }) => status !== "deleted" && !isTestPath(path),
  );
  if (known === undefined || changed.length > MOST_FILES) return lines;
  for (const { path, from } of changed) {
    const after = repository.read(path)?.text;
    if (after === undefined) continue;
    const before = from === undefined ? "" : ((await known.before(from))?.text ?? "");
    lines.set(path, linesBetween(before, after));
  }
  return lines;
}

function linesBetween(before: string, after: string): ChangedLines[] {
  let shift = 0;
  return editsBetween(before, after).map(({ start, end, text }) => {
    const from = start + shift;
    shift += text.length - (end - start);
    const startLine = after.slice(0, from).split("\n").length;
    return { startLine, endLine: Math.max(startLine, startLine + text.split("\n").length - 2) };
  });
}

export function isChanged(
  lines: ReadonlyMap<string, readonly ChangedLines[]>,
  place: { file: string; startLine: number; endLine: number },
): boolean {
  return (lines.get(place.file) ?? []).some(
    ({ startLine, endLine }) => startLine <= place.endLine && place.startLine <= endLine,
  );
}
