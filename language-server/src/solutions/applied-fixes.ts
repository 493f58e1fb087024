import type { FileFix } from "../prover/prover-methods.ts";
import type { Folder } from "../workspace/folders.ts";

/** A fix that was handed to the editor, with what its files held before. */
export interface AppliedFix {
  title: string;
  folder: Folder;
  files: (Pick<FileFix, "file" | "after"> & { text: string })[];
}

/** The fixes of this session, to take the last one back. */
export interface AppliedFixes {
  push(fix: AppliedFix): void;
  readonly last: AppliedFix | undefined;
  drop(fix: AppliedFix): void;
}

/** Each holds the texts of its files. */
const MOST_HELD = 20;

export function createAppliedFixes(): AppliedFixes {
  const fixes: AppliedFix[] = [];
  return {
    push(fix) {
      fixes.push(fix);
      if (fixes.length > MOST_HELD) fixes.shift();
    },
    get last() {
      return fixes.at(-1);
    },
    drop(fix) {
      const at = fixes.indexOf(fix);
      if (at !== -1) fixes.splice(at, 1);
    },
  };
}
