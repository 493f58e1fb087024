import type { FileFix } from "../prover/prover-methods.ts";
import type { Folder } from "../workspace/folders.ts";

/** The solution that a user chose himself: what becomes of it is remembered. */
export interface Choice {
  problem: string;
  title: string;
  description: string;
}

export interface AppliedFile extends Pick<FileFix, "file" | "before" | "after"> {
  /** What it held before, and what the fix makes of it. */
  text: string;
  fixed: string;
}

/** A fix that was handed to the editor, with what its files held before. */
export interface AppliedFix {
  title: string;
  folder: Folder;
  files: AppliedFile[];
  choice: Choice | undefined;
  /** `handed`: it may only be looked at. `applied`: the editor has it. `kept`: so has the disk. */
  state: "handed" | "applied" | "kept";
}

/** The fixes of this session, to take the last one back. */
export interface AppliedFixes {
  push(fix: AppliedFix): void;
  readonly last: AppliedFix | undefined;
  /** Those that edit a file, newest first. */
  of(folder: Folder, file: string): AppliedFix[];
  drop(fix: AppliedFix): void;
}

/** Each holds the texts of its files. */
const MOST_HELD = 20;

/** An editor asks for an edit each time that it only shows it. */
function isSame(a: AppliedFix, b: AppliedFix): boolean {
  const keyOf = ({ folder, files }: AppliedFix): string =>
    [folder.path, ...files.flatMap(({ file, before, after }) => [file, before, after])].join("\0");
  return keyOf(a) === keyOf(b);
}

export function createAppliedFixes(): AppliedFixes {
  const fixes: AppliedFix[] = [];
  return {
    push(fix) {
      const again = fixes.findIndex((each) => each.state === "handed" && isSame(each, fix));
      if (again !== -1) fixes.splice(again, 1);
      fixes.push(fix);
      if (fixes.length > MOST_HELD) fixes.shift();
    },
    get last() {
      return fixes.at(-1);
    },
    of: (folder, file) =>
      fixes
        .filter((fix) => fix.folder.path === folder.path && fix.files.some((each) => each.file === file))
        .toReversed(),
    drop(fix) {
      const at = fixes.indexOf(fix);
      if (at !== -1) fixes.splice(at, 1);
    },
  };
}
