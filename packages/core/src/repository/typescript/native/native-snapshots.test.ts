import { expect, onTestFinished, test, vi } from "vitest";
import type { NativeApi, NativeProject } from "./native-api.ts";
import { createNativeSnapshots, type NativeSnapshots } from "./native-snapshots.ts";
import type { NativeRequest } from "./protocol.ts";

const CONFIG = "/tsconfig.json";
const PROJECT: NativeProject = {
  compilerOptions: {},
  program: {
    getSourceFileNames: () => ["/a.ts"],
    getSyntacticDiagnostics: () => [],
    getSemanticDiagnostics: () => [],
    getDeclarationDiagnostics: () => [],
    getConfigFileParsingDiagnostics: () => [],
    getProgramDiagnostics: () => [],
  },
};

interface Update {
  opened: string[];
  changed: string[];
}

/** Snapshots of a compiler that takes this long for each, with what it is asked to update, and the snapshots given up. */
function snapshotsOf(ms: number): { snapshots: NativeSnapshots; updates: Update[]; disposed: number[] } {
  vi.useFakeTimers({ toFake: ["performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const updates: Update[] = [];
  const disposed: number[] = [];
  const api: NativeApi = {
    updateSnapshot({ openProjects: opened = [], fileChanges: { changed } = { changed: [] } }) {
      vi.advanceTimersByTime(ms);
      const index = updates.push({ opened, changed });
      return { getProject: () => PROJECT, dispose: () => void disposed.push(index) };
    },
    close: () => undefined,
  };
  return { snapshots: createNativeSnapshots(() => api), updates, disposed };
}

function changing(paths: readonly string[], opened: string[] = []): NativeRequest {
  return { id: 1, snapshot: 1, changes: paths.map((path) => [path, ""]), opened, dropped: [], wanted: [] };
}

const PATHS = ["/b.ts", "/c.ts", "/d.ts"];

test("files change one by one, and what comes between is given up", () => {
  const { snapshots, updates, disposed } = snapshotsOf(5);
  snapshots.ask(changing(PATHS));
  expect(updates.map(({ changed }) => changed)).toEqual([["/b.ts"], ["/c.ts"], ["/d.ts"]]);
  expect(disposed).toEqual([1, 2]);
});

test("changes that take long each go together from then on", () => {
  const { snapshots, updates } = snapshotsOf(70);
  snapshots.ask(changing(PATHS));
  expect(updates.map(({ changed }) => changed)).toEqual([["/b.ts"], ["/c.ts", "/d.ts"]]);
});

test("what is opened is, with all changes, at once; without changes there is a snapshot, too", () => {
  const { snapshots, updates, disposed } = snapshotsOf(5);
  snapshots.ask(changing(PATHS, [CONFIG]));
  snapshots.ask({ ...changing([]), snapshot: 2 });
  expect(updates).toEqual([
    { opened: [CONFIG], changed: PATHS },
    { opened: [], changed: [] },
  ]);
  expect(disposed).toEqual([]);
});
