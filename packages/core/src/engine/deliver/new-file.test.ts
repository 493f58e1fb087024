import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { applyChanges } from "./apply.ts";
import type { FileChange } from "./file-change.ts";
import { realFileSystem, type DeliveryFileSystem } from "./file-system.ts";
import { journalOf } from "./journal.ts";
import { recoverInterrupted } from "./recover.ts";
import { undoLast } from "./undo.ts";

let root = "";

beforeEach(() => {
  root = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), "hephaestus-new-")));
  onTestFinished(() => fs.rmSync(root, { recursive: true, force: true }));
  fs.mkdirSync(join(root, "src"));
  fs.writeFileSync(join(root, "src/a.ts"), "a\n");
});

const FRESH: FileChange = { file: "src/a.test.ts", before: "", after: "test\n", bom: false, created: true };
const EDIT: FileChange = { file: "src/a.ts", before: "a\n", after: "A\n", bom: false };

function files(): Record<string, string> {
  const names = fs.readdirSync(join(root, "src")).toSorted();
  return Object.fromEntries(names.map((name) => [name, fs.readFileSync(join(root, "src", name), "utf8")]));
}

test("a file is made beside an edit, and gone with it when that is taken back", async () => {
  expect(await applyChanges(root, [EDIT, FRESH])).toEqual({ files: ["src/a.ts", "src/a.test.ts"] });
  expect(files()).toEqual({ "a.test.ts": "test\n", "a.ts": "A\n" });
  await undoLast(root);
  expect(files()).toEqual({ "a.ts": "a\n" });
  await expect(undoLast(root)).rejects.toMatchObject({ code: "nothing-to-undo" });
});

test("an empty file can be made", async () => {
  await applyChanges(root, [{ ...FRESH, after: "" }]);
  expect(files()).toEqual({ "a.test.ts": "", "a.ts": "a\n" });
});

test("a file that is there is not written over", async () => {
  fs.writeFileSync(join(root, "src/a.test.ts"), "mine");
  await expect(applyChanges(root, [EDIT, FRESH])).rejects.toMatchObject({ code: "file-changed" });
  expect(files()).toEqual({ "a.test.ts": "mine", "a.ts": "a\n" });
});

test("one that was changed since is not deleted", async () => {
  await applyChanges(root, [FRESH]);
  fs.writeFileSync(join(root, "src/a.test.ts"), "mine");
  await expect(undoLast(root)).rejects.toMatchObject({ code: "file-changed" });
  expect(files()["a.test.ts"]).toBe("mine");
});

test.each([
  "../a.test.ts",
  "/etc/a.test.ts",
  ".git/a.test.ts",
  "node_modules/a.test.ts",
  ".hephaestus/a.ts",
  "gone/a.test.ts",
])("none is made at %s", async (file) => {
  fs.mkdirSync(join(root, ".git"));
  await expect(applyChanges(root, [{ ...FRESH, file }])).rejects.toMatchObject({
    code: expect.stringMatching(/^file-(?:unwritable|changed)$/),
  });
  expect([fs.readdirSync(join(root, ".git")), files()]).toEqual([[], { "a.ts": "a\n" }]);
});

test.skipIf(process.platform === "win32")(
  "none is made through a link that leads out, or in place of a dead one",
  async () => {
    const outside = fs.mkdtempSync(join(tmpdir(), "hephaestus-outside-"));
    onTestFinished(() => fs.rmSync(outside, { recursive: true, force: true }));
    fs.symlinkSync(outside, join(root, "src/out"));
    await expect(applyChanges(root, [{ ...FRESH, file: "src/out/a.test.ts" }])).rejects.toMatchObject({
      code: "file-unwritable",
    });
    fs.symlinkSync(join(outside, "b.test.ts"), join(root, "src/b.test.ts"));
    await expect(applyChanges(root, [{ ...FRESH, file: "src/b.test.ts" }])).rejects.toMatchObject({
      code: "file-changed",
    });
    expect(fs.readdirSync(outside)).toEqual([]);
  },
);

test("where a later step fails, it is gone again", async () => {
  let renames = 0;
  const fileSystem: DeliveryFileSystem = {
    ...realFileSystem,
    rename: async (from, to) => {
      renames += 1;
      if (renames === 2) throw Object.assign(new Error("disk broke"), { code: "EIO" });
      await realFileSystem.rename(from, to);
    },
  };
  await expect(applyChanges(root, [FRESH, EDIT], { fileSystem })).rejects.toMatchObject({
    code: "file-unwritable",
  });
  expect(files()).toEqual({ "a.ts": "a\n" });
});

test("what a killed process made is gone after the next start", async () => {
  fs.mkdirSync(join(root, ".hephaestus"));
  const journal = { ...journalOf([EDIT, FRESH]), pid: 0x7ffffffe };
  fs.writeFileSync(join(root, ".hephaestus/applying.json"), JSON.stringify(journal));
  fs.writeFileSync(join(root, "src/a.test.ts"), "test\n");
  expect(await recoverInterrupted(root)).toEqual({ restored: ["src/a.test.ts"], left: [] });
  expect(files()).toEqual({ "a.ts": "a\n" });
});
