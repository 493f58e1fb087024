import { utimesSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { replacing, temporaryRepository } from "../../fixtures/temporary-workspace.ts";
import { workspacePaths } from "../workspace-paths.ts";
import { createNativeRequests } from "./native-requests.ts";

const LATER_MS = 60_000;
const FILES = { "a.ts": "export const a = 1;\n", "b.ts": "export const b = 2;\n" };
const CONFIG = "/tsconfig.json";

afterEach(() => void vi.useRealTimers());

function requestsOn(repository: { root: string }): ReturnType<typeof createNativeRequests> {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + LATER_MS });
  return createNativeRequests({ paths: workspacePaths(repository.root), filesOf: () => Object.keys(FILES) });
}

test("what was opened ahead is asked of without another word", () => {
  const repository = temporaryRepository(FILES);
  const requests = requestsOn(repository);
  expect(requests.ahead(repository, [CONFIG])).toMatchObject({ opened: [CONFIG], changes: [] });
  expect(requests.ahead(repository, [CONFIG])).toBeUndefined();
  expect(requests.of(repository, [CONFIG])).toMatchObject({ opened: [], changes: [] });
});

test("what was written since it was opened ahead is told", () => {
  const repository = temporaryRepository(FILES);
  const requests = requestsOn(repository);
  requests.ahead(repository, [CONFIG]);
  const path = join(repository.root, "b.ts");
  utimesSync(path, new Date(), new Date());
  expect(requests.of(repository, [CONFIG]).changes).toEqual([[path, FILES["b.ts"]]]);
});

test("an edit is told once, and what it was before where that is asked of again", () => {
  const repository = temporaryRepository(FILES);
  const requests = requestsOn(repository);
  requests.ahead(repository, [CONFIG]);
  const edited = repository.with([replacing(repository, "a.ts", "1", "3")]);
  const path = join(repository.root, "a.ts");
  const first = requests.of(edited, [CONFIG]);
  expect(first.changes).toEqual([[path, "export const a = 3;\n"]]);
  expect(requests.of(edited, [CONFIG])).toMatchObject({ snapshot: first.snapshot, changes: [] });
  expect(requests.of(repository.with([]), [CONFIG]).changes).toEqual([[path, FILES["a.ts"]]]);
});

test("what was opened ahead answers for the view that it was opened for", () => {
  const repository = temporaryRepository(FILES);
  const requests = requestsOn(repository);
  const ahead = requests.ahead(repository, [CONFIG]);
  const edited = requests.of(repository.with([replacing(repository, "a.ts", "1", "3")]), [CONFIG]);
  expect(edited.snapshot).not.toBe(ahead?.snapshot);
  expect(requests.of(repository, [CONFIG])).toMatchObject({
    snapshot: ahead?.snapshot,
    changes: [],
    dropped: [],
  });
});

test("what was opened ahead answers for no view with unsaved files", () => {
  const repository = temporaryRepository(FILES).renewed(new Map([["b.ts", "export const b = 4;\n"]]));
  const requests = requestsOn(repository);
  const ahead = requests.ahead(repository, [CONFIG]);
  const edited = requests.of(repository.with([replacing(repository, "a.ts", "1", "3")]), [CONFIG]);
  expect(edited.changes.map(([path]) => path)).toEqual(
    ["a.ts", "b.ts"].map((file) => join(repository.root, file)),
  );
  const { snapshot, changes } = requests.of(repository, [CONFIG]);
  expect([ahead?.snapshot, edited.snapshot]).not.toContain(snapshot);
  expect(changes).toEqual([[join(repository.root, "a.ts"), FILES["a.ts"]]]);
});
