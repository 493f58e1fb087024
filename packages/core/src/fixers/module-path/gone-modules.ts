import type { WorkspaceChange } from "../../repository/change/workspace-change.ts";
import { moduleStem } from "../specifier.ts";

/** What a change took away, and where it may have gone. */
export interface GoneModules {
  /** Stems of the files that were there before. */
  stems: ReadonlySet<string>;
  /** Files that were added, renamed or changed. */
  changed: ReadonlySet<string>;
}

/** The files that were there at the base of a change and are not any more: what asks for one of them is not misspelled. */
export function goneModules(change: WorkspaceChange | undefined): GoneModules {
  const files = change?.files ?? [];
  const gone = files.filter(({ status }) => status === "deleted" || status === "renamed");
  return {
    stems: new Set(gone.flatMap(({ from }) => (from === undefined ? [] : [moduleStem(from)]))),
    changed: new Set(files.filter(({ status }) => status !== "deleted").map(({ path }) => path)),
  };
}
