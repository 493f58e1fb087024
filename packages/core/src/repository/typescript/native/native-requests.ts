import { readSourceText } from "../../source-text.ts";
import type { EditedView } from "../type-checker.ts";
import type { WorkspacePaths } from "../workspace-paths.ts";
import type { NativeRequest, TextChange } from "./protocol.ts";

export interface NativeRequestsInput {
  paths: WorkspacePaths;
  /** The workspace's files that the program of a tsconfig holds in a view. */
  filesOf: (view: EditedView, config: string) => string[];
}

/** Makes questions to a native compiler, and remembers what it was told. They are to be asked in the order they were made. */
export type NativeRequests = (
  view: EditedView,
  configs: readonly string[],
) => Pick<NativeRequest, "snapshot" | "changes" | "opened" | "dropped">;

/** Snapshots that the compiler holds at once, those asked last: mostly a view, the one it branches from, and one before. */
const MOST_HELD = 3;
/** The version of a text that no view shows. */
const OTHER_VERSION = "other";

export function createNativeRequests({ paths, filesOf }: NativeRequestsInput): NativeRequests {
  const told = new Map<string, string | undefined>();
  const known = new Set<string>();
  let held: { view: EditedView; snapshot: number }[] = [];
  let snapshots = 0;

  /** What the compiler has to be told, so that it sees a view. */
  function changesTo(view: EditedView): TextChange[] {
    const files = new Set([...told.keys(), ...view.edited().keys()]);
    return [...files].flatMap((file): TextChange[] => {
      const source = view.read(file);
      if (told.has(file) && told.get(file) === source?.version) return [];
      told.set(file, source?.version);
      return [[paths.absolute(file), source?.text ?? null]];
    });
  }

  /** What a view shows as it is on the disk, the compiler reads there; all else it is told. */
  function open(view: EditedView, config: string): void {
    known.add(config);
    for (const file of filesOf(view, config)) {
      if (told.has(file)) continue;
      const source = view.read(file);
      const isOnDisk = readSourceText(paths.absolute(file))?.text === source?.text;
      told.set(file, isOnDisk ? source?.version : OTHER_VERSION);
    }
  }

  return (view, configs) => {
    const opened = [...new Set(configs)].filter((config) => !known.has(config));
    for (const config of opened) open(view, config);
    const same = opened.length > 0 ? undefined : held.find((each) => each.view === view);
    const others = held.filter((each) => each !== same);
    const last = same ?? { view, snapshot: (snapshots += 1) };
    /** Snapshots from before a tsconfig was opened know nothing of it. */
    const kept = opened.length > 0 ? [] : others.slice(Math.max(0, others.length + 1 - MOST_HELD));
    const dropped = others.filter((each) => !kept.includes(each)).map(({ snapshot }) => snapshot);
    held = [...kept, last];
    return {
      snapshot: last.snapshot,
      changes: same === undefined ? changesTo(view) : [],
      opened,
      dropped,
    };
  };
}
