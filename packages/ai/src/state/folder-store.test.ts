import { mkdtempSync, readdirSync, realpathSync, rmSync, statSync, utimesSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { folderStore, stateFolder } from "./folder-store.ts";

function folder(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-state-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

test("keeps a text for the user alone, and leaves no drafts", async () => {
  const root = folder();
  const store = folderStore(join(root, "state"));
  expect(await store.read("answers/a.json")).toBeUndefined();
  await Promise.all(["one", "two"].map((text) => store.write("answers/a.json", text)));
  expect(["one", "two"]).toContain(await store.read("answers/a.json"));
  expect(readdirSync(join(root, "state/answers"))).toEqual(["a.json"]);
});

test("of one kind the last that were written stay", async () => {
  const root = folder();
  const store = folderStore(root, 5);
  for (let at = 0; at < 40; at += 1) {
    await store.write(`answers/${at}.json`, "text");
    utimesSync(join(root, `answers/${at}.json`), at, at);
  }
  await store.write("fixes/a.json", "text");
  const left = readdirSync(join(root, "answers"))
    .map((name) => Number.parseInt(name, 10))
    .toSorted((a, b) => a - b);
  expect([left.length <= 10, left.slice(-5)]).toEqual([true, [35, 36, 37, 38, 39]]);
  expect(readdirSync(join(root, "fixes"))).toEqual(["a.json"]);
});

test.skipIf(process.platform === "win32")("nobody else can read it", async () => {
  const root = folder();
  await folderStore(root).write("kept/a.json", "text");
  expect(statSync(join(root, "kept/a.json")).mode & 0o077).toBe(0);
  expect(statSync(join(root, "kept")).mode & 0o077).toBe(0);
});

test("a place that cannot be written is no error", async () => {
  const root = folder();
  await folderStore(root).write("file", "text");
  await folderStore(join(root, "file")).write("a", "text");
  expect(readdirSync(root)).toEqual(["file"]);
});

test.each([
  [{ HEPHAESTUS_STATE_HOME: "/own" }, "/own"],
  [{ XDG_STATE_HOME: "/state" }, join("/state", "hephaestus")],
  [{ XDG_STATE_HOME: "relative" }, join(homedir(), ".local", "state", "hephaestus")],
  [{}, join(homedir(), ".local", "state", "hephaestus")],
])("%j is in %s", (env, expected) => {
  expect(stateFolder(env)).toBe(expected);
});

test("who has no home has a folder of this run alone", () => {
  const nowhere = (): string => {
    throw new Error("no such user");
  };
  const [first, second] = [stateFolder({}, nowhere), stateFolder({}, nowhere)];
  expect([first.startsWith(tmpdir()), first === second]).toEqual([true, false]);
});
