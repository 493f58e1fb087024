import { statSync } from "node:fs";
import { readSourceText } from "../../source-text.ts";
import type { EditedView } from "../type-checker.ts";
import type { WorkspacePaths } from "../workspace-paths.ts";
import type { TextChange } from "./protocol.ts";

export interface ToldTextsInput {
  paths: WorkspacePaths;
  /** The workspace's files that the program of a tsconfig holds in a view. */
  filesOf: (view: EditedView, config: string) => string[];
}

/** What a native compiler knows of the texts of a workspace: what it was told, and what it read on the disk. */
export interface ToldTexts {
  /** Takes the files of a tsconfig for read on the disk, those that were written since a time apart. */
  read(view: EditedView, config: string, until: number): void;
  /** Whether the compiler sees a view without being told anything. */
  isTold(view: EditedView): boolean;
  /** What the compiler has to be told, so that it sees a view; from then on it knows. */
  changesTo(view: EditedView): TextChange[];
}

/** The version of a text that no view shows. */
const OTHER_VERSION = "other";

export function createToldTexts({ paths, filesOf }: ToldTextsInput): ToldTexts {
  const told = new Map<string, string | undefined>();

  function untold(view: EditedView): string[] {
    const files = new Set([...told.keys(), ...view.edited().keys()]);
    return [...files].filter((file) => !told.has(file) || told.get(file) !== view.read(file)?.version);
  }

  return {
    read(view, config, until) {
      for (const file of filesOf(view, config)) {
        if (told.has(file)) continue;
        const source = view.read(file);
        const path = paths.absolute(file);
        const isOnDisk = readSourceText(path)?.text === source?.text && (writtenAt(path) ?? until) < until;
        told.set(file, isOnDisk ? source?.version : OTHER_VERSION);
      }
    },
    isTold: (view) => untold(view).length === 0,
    changesTo: (view) =>
      untold(view).map((file): TextChange => {
        const source = view.read(file);
        told.set(file, source?.version);
        return [paths.absolute(file), source?.text ?? null];
      }),
  };
}

/** Undefined for what is not there. */
function writtenAt(path: string): number | undefined {
  try {
    const { mtimeMs, ctimeMs } = statSync(path);
    return Math.max(mtimeMs, ctimeMs);
  } catch {
    return undefined;
  }
}
