import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { applyChanges } from "./apply.ts";
import { realFileSystem, type DeliveryFileSystem } from "./file-system.ts";
import { journalOf } from "./journal.ts";
import { recoverInterrupted } from "./recover.ts";
import { undoLast } from "./undo.ts";

const changes = ["a.ts", "b.ts", "c.ts"].map((file) => ({ file, before: "old", after: "new", bom: false }));
let folder = "";
let root = "";

beforeEach(() => {
  folder = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), "hephaestus-recover-")));
  root = join(folder, "workspace");
  for (const { file } of changes) put(file, "old");
});

afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

function put(file: string, text: string): void {
  fs.mkdirSync(dirname(join(root, file)), { recursive: true });
  fs.writeFileSync(join(root, file), text);
}

function texts(): string[] {
  return changes.map(({ file }) => fs.readFileSync(join(root, file), "utf8"));
}

/** A process that kills itself right before it renames a file to a path that ends so. */
const PROGRAM = `
  const [, module, operation, root, pathEnd, changes] = process.argv;
  const { realFileSystem } = await import(new URL("file-system.ts", module));
  const deliver = await import(new URL(operation === "undoLast" ? "undo.ts" : "apply.ts", module));
  const fileSystem = {
    ...realFileSystem,
    rename: async (from, to) => {
      if (to.endsWith(pathEnd)) process.kill(process.pid, "SIGKILL");
      await realFileSystem.rename(from, to);
    },
  };
  if (operation === "undoLast") await deliver.undoLast(root, { fileSystem });
  else await deliver.applyChanges(root, JSON.parse(changes), { fileSystem });
`;

function killedBefore(pathEnd: string, operation: "applyChanges" | "undoLast"): void {
  const args = [import.meta.url, operation, root, pathEnd, JSON.stringify(changes)];
  const run = spawnSync(process.execPath, ["--input-type=module", "--eval", PROGRAM, ...args], {
    encoding: "utf8",
  });
  expect(run.stderr).toBe("");
  expect(run.status === null || run.status !== 0).toBe(true);
}

function expectClean(): void {
  expect(fs.readdirSync(root).toSorted()).toEqual([".hephaestus", "a.ts", "b.ts", "c.ts"]);
  expect(fs.existsSync(join(root, ".hephaestus/applying.json"))).toBe(false);
}

describe("recoverInterrupted", () => {
  it("has nothing to do where nothing happened", async () => {
    expect(await recoverInterrupted(root)).toBeUndefined();
    await applyChanges(root, changes);
    expect(await recoverInterrupted(root)).toBeUndefined();
    expect(texts()).toEqual(["new", "new", "new"]);
  });

  it("takes back what a process killed between two renames wrote", async () => {
    killedBefore("c.ts", "applyChanges");
    expect(texts()).toEqual(["new", "new", "old"]);
    expect(await recoverInterrupted(root)).toEqual({ restored: ["a.ts", "b.ts"], left: [] });
    expect(texts()).toEqual(["old", "old", "old"]);
    expectClean();
    expect(await recoverInterrupted(root)).toBeUndefined();
    await expect(undoLast(root)).rejects.toMatchObject({ code: "nothing-to-undo" });
  });

  it("takes back a fix killed before its journal was finished", async () => {
    killedBefore("1.json", "applyChanges");
    expect(texts()).toEqual(["new", "new", "new"]);
    await recoverInterrupted(root);
    expect(texts()).toEqual(["old", "old", "old"]);
    expectClean();
  });

  it("is done by the next fix too", async () => {
    killedBefore("b.ts", "applyChanges");
    await applyChanges(root, changes);
    expect(texts()).toEqual(["new", "new", "new"]);
    expectClean();
  });

  it("goes back to the fixed state when an undo was killed", async () => {
    await applyChanges(root, changes);
    killedBefore("b.ts", "undoLast");
    expect(texts()).toEqual(["old", "new", "new"]);
    expect(await recoverInterrupted(root)).toEqual({ restored: ["a.ts"], left: [] });
    expect(texts()).toEqual(["new", "new", "new"]);
    await undoLast(root);
    expect(texts()).toEqual(["old", "old", "old"]);
  });

  it("leaves a fix in place that was finished while its journal was looked at", async () => {
    await applyChanges(root, changes);
    const undo = join(root, ".hephaestus/undo/1.json");
    const applying = join(root, ".hephaestus/applying.json");
    const journal = JSON.parse(fs.readFileSync(undo, "utf8"));
    const ended = spawnSync(process.execPath, ["--version"]).pid;
    fs.writeFileSync(applying, JSON.stringify({ ...journal, pid: ended }));
    const fileSystem: DeliveryFileSystem = { ...realFileSystem };
    vi.spyOn(fileSystem, "readFile").mockImplementation(async (path, options) => {
      const text = await realFileSystem.readFile(path, options);
      fs.rmSync(applying);
      return text;
    });
    expect(await recoverInterrupted(root, { fileSystem })).toBeUndefined();
    expect(texts()).toEqual(["new", "new", "new"]);
  });

  it("takes nothing back that this process is at work on", async () => {
    const answers: unknown[] = [];
    const fileSystem: DeliveryFileSystem = {
      ...realFileSystem,
      rename: async (from, to) => {
        if (String(to).endsWith("b.ts")) answers.push(await recoverInterrupted(root));
        await realFileSystem.rename(from, to);
      },
    };
    await applyChanges(root, changes, { fileSystem });
    expect(answers).toEqual([undefined]);
    expect(texts()).toEqual(["new", "new", "new"]);
  });

  it("leaves alone what was edited or removed in between", async () => {
    killedBefore("c.ts", "applyChanges");
    put("a.ts", "mine");
    fs.rmSync(join(root, "c.ts"));
    expect(await recoverInterrupted(root)).toEqual({ restored: ["b.ts"], left: ["c.ts", "a.ts"] });
    expect(fs.readFileSync(join(root, "a.ts"), "utf8")).toBe("mine");
  });

  it("tries again at the next start when a file could not be put back", async () => {
    let broken = false;
    const fileSystem: DeliveryFileSystem = {
      ...realFileSystem,
      rename: async (from, to) => {
        if (String(to).endsWith("b.ts")) broken = true;
        if (broken) throw Object.assign(new Error("disk broke"), { code: "EIO" });
        await realFileSystem.rename(from, to);
      },
    };
    await expect(applyChanges(root, changes, { fileSystem })).rejects.toMatchObject({
      code: "file-unwritable",
      message: "the fix failed half-way and a.ts could not be put back",
    });
    expect(texts()).toEqual(["new", "old", "old"]);
    expect(await recoverInterrupted(root)).toEqual({ restored: ["a.ts"], left: [] });
    expect(texts()).toEqual(["old", "old", "old"]);
    expectClean();
  });

  it("sets a journal aside that it cannot read", async () => {
    put(".hephaestus/applying.json", '{"version":1,');
    expect(await recoverInterrupted(root)).toBeUndefined();
    expect(fs.readdirSync(join(root, ".hephaestus"))).toEqual(["damaged.json"]);
    await applyChanges(root, changes);
    expect(texts()).toEqual(["new", "new", "new"]);
  });

  it("writes nowhere but to files of the workspace, whatever a journal says", async () => {
    const victim = join(folder, "victim");
    fs.writeFileSync(victim, "new");
    put(".git/hooks/pre-commit", "new");
    const files = ["../victim", victim, ".git/hooks/pre-commit", "absent.ts"];
    if (process.platform !== "win32") {
      fs.symlinkSync(victim, join(root, "link.ts"));
      files.push("link.ts");
    }
    const evil = journalOf(files.map((file) => ({ file, before: "old", after: "new", bom: false })));
    put(".hephaestus/applying.json", JSON.stringify(evil));
    expect(await recoverInterrupted(root)).toEqual({ restored: [], left: files });
    expect(fs.readFileSync(victim, "utf8")).toBe("new");
    expect(fs.readFileSync(join(root, ".git/hooks/pre-commit"), "utf8")).toBe("new");
    expect(fs.existsSync(join(root, "absent.ts"))).toBe(false);
  });
});
