import { spawn } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { applyChanges } from "./apply.ts";
import type { FileChange } from "./file-change.ts";
import { realFileSystem, type DeliveryFileSystem } from "./file-system.ts";
import { journalOf } from "./journal.ts";

const onWindows = process.platform === "win32";
let folder = "";
let root = "";

beforeEach(() => {
  folder = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), "hephaestus-apply-")));
  root = join(folder, "workspace");
  put("src/a.ts", "a\r\n");
  put("src/b.ts", "b\n");
});

afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

function put(file: string, text: string): void {
  fs.mkdirSync(dirname(join(root, file)), { recursive: true });
  fs.writeFileSync(join(root, file), text);
}

function get(file: string): string {
  return fs.readFileSync(join(root, file), "utf8");
}

function change(file: string, before: string, after: string): FileChange {
  return { file, before, after, bom: false };
}

const both = [change("src/a.ts", "a\r\n", "A\r\n"), change("src/b.ts", "b\n", "B")];

/** A file system whose n-th call of `step`, counted from 1 among the calls for a path that ends so, fails. */
function failing(step: "open" | "rename", at: number, pathEnd = ""): DeliveryFileSystem {
  let calls = 0;
  function count(path: unknown): void {
    if (String(path).endsWith(pathEnd)) calls += 1;
    if (calls === at && String(path).endsWith(pathEnd))
      throw Object.assign(new Error("disk broke"), { code: "EIO" });
  }
  return {
    ...realFileSystem,
    rename: async (from, to) => {
      if (step === "rename") count(to);
      await realFileSystem.rename(from, to);
    },
    open: async (path, flags, mode) => {
      if (step === "open") count(path);
      return await realFileSystem.open(path, flags, mode);
    },
  };
}

function expectUntouched(): void {
  expect([get("src/a.ts"), get("src/b.ts")]).toEqual(["a\r\n", "b\n"]);
  expect(fs.readdirSync(join(root, "src")).toSorted()).toEqual(["a.ts", "b.ts"]);
  expect(fs.existsSync(join(root, ".hephaestus/applying.json"))).toBe(false);
}

describe("applyChanges", () => {
  it("writes every file and leaves nothing else behind", async () => {
    expect(await applyChanges(root, both)).toEqual({ files: ["src/a.ts", "src/b.ts"] });
    expect([get("src/a.ts"), get("src/b.ts")]).toEqual(["A\r\n", "B"]);
    expect(fs.readdirSync(join(root, "src")).toSorted()).toEqual(["a.ts", "b.ts"]);
    expect(get(".hephaestus/.gitignore")).toBe("*\n");
    expect(fs.readdirSync(join(root, ".hephaestus")).toSorted()).toEqual([".gitignore", "undo"]);
  });

  it("writes nothing at all when there is nothing to change", async () => {
    expect(await applyChanges(root, [change("src/a.ts", "a\r\n", "a\r\n")])).toEqual({ files: [] });
    expect(fs.readdirSync(root)).toEqual(["src"]);
  });

  it.skipIf(onWindows)("keeps the mode", async () => {
    fs.chmodSync(join(root, "src/a.ts"), 0o751);
    await applyChanges(root, both);
    expect(fs.statSync(join(root, "src/a.ts")).mode & 0o777).toBe(0o751);
  });

  it("keeps the byte order mark", async () => {
    put("src/a.ts", "\uFEFFa");
    await applyChanges(root, [{ file: "src/a.ts", before: "a", after: "A", bom: true }]);
    expect(get("src/a.ts")).toBe("\uFEFFA");
  });

  it("refuses files that changed or vanished, and names them", async () => {
    put("src/b.ts", "edited\n");
    await expect(applyChanges(root, both)).rejects.toMatchObject({
      code: "file-changed",
      message: "src/b.ts changed after the analysis",
    });
    expect(get("src/a.ts")).toBe("a\r\n");
    fs.rmSync(join(root, "src/b.ts"));
    await expect(applyChanges(root, both)).rejects.toMatchObject({ code: "file-changed" });
    expect(fs.readdirSync(root)).toEqual(["src"]);
  });

  it("refuses a file whose byte order mark is not as told", async () => {
    put("src/b.ts", "\uFEFFb\n");
    await expect(applyChanges(root, both)).rejects.toMatchObject({ code: "file-changed" });
  });

  it.each([
    "../outside.ts",
    "/etc/passwd",
    "src/../../outside.ts",
    "./src/a.ts",
    "",
    "src//a.ts",
    "a\0b",
    "src",
  ])("refuses the path %j", async (file) => {
    fs.writeFileSync(join(folder, "outside.ts"), "out");
    await expect(applyChanges(root, [change(file, "out", "in")])).rejects.toMatchObject({
      code: "file-unwritable",
    });
    expect(fs.readFileSync(join(folder, "outside.ts"), "utf8")).toBe("out");
  });

  it.each([
    ".git/config",
    "packages/x/.GIT/hooks/pre-commit",
    "node_modules/x/index.js",
    ".hephaestus/undo/1.json",
  ])("never writes to %s", async (file) => {
    put(file, "x");
    await expect(applyChanges(root, [change(file, "x", "y")])).rejects.toMatchObject({
      code: "file-unwritable",
    });
    expect(get(file)).toBe("x");
  });

  it.skipIf(onWindows)("refuses links that lead outside or into .git", async () => {
    fs.writeFileSync(join(folder, "outside.ts"), "x");
    put(".git/config", "x");
    fs.symlinkSync(join(folder, "outside.ts"), join(root, "src/out.ts"));
    fs.symlinkSync(folder, join(root, "up"));
    fs.symlinkSync("../.git/config", join(root, "src/git.ts"));
    for (const file of ["src/out.ts", "up/outside.ts", "src/git.ts"]) {
      await expect(applyChanges(root, [change(file, "x", "y")])).rejects.toMatchObject({
        code: "file-unwritable",
      });
    }
    expect(fs.readFileSync(join(folder, "outside.ts"), "utf8")).toBe("x");
  });

  it.skipIf(onWindows)("writes the file behind a link that stays inside, and once only", async () => {
    fs.symlinkSync("a.ts", join(root, "src/link.ts"));
    const twice = [change("src/a.ts", "a\r\n", "A"), change("src/link.ts", "a\r\n", "B")];
    await expect(applyChanges(root, twice)).rejects.toMatchObject({ code: "file-unwritable" });
    await applyChanges(root, [change("src/link.ts", "a\r\n", "A")]);
    expect(get("src/a.ts")).toBe("A");
    expect(fs.readdirSync(join(root, "src")).toSorted()).toEqual(["a.ts", "b.ts", "link.ts"]);
  });

  it.skipIf(onWindows)("keeps its journal out of a .hephaestus that leads elsewhere", async () => {
    fs.symlinkSync(folder, join(root, ".hephaestus"));
    await expect(applyChanges(root, both)).rejects.toMatchObject({ code: "file-unwritable" });
    expect(fs.readdirSync(folder)).toEqual(["workspace"]);
    expect(get("src/a.ts")).toBe("a\r\n");
  });

  it("refuses a read-only file", async () => {
    fs.chmodSync(join(root, "src/b.ts"), 0o444);
    await expect(applyChanges(root, both)).rejects.toMatchObject({
      code: "file-unwritable",
      message: "src/b.ts is read-only",
    });
    expectUntouched();
  });

  it("refuses a read-only folder", async () => {
    const fileSystem: DeliveryFileSystem = {
      ...realFileSystem,
      access: async (path, mode) => {
        if (String(path).endsWith("src")) throw Object.assign(new Error("denied"), { code: "EACCES" });
        await realFileSystem.access(path, mode);
      },
    };
    await expect(applyChanges(root, both, { fileSystem })).rejects.toMatchObject({ code: "file-unwritable" });
    expectUntouched();
  });

  it.each([
    ["the journal", "open", 1, "applying.json"],
    ["the second new file", "open", 2, ".tmp"],
    ["putting the first in place", "rename", 1, "a.ts"],
    ["putting the second in place", "rename", 1, "b.ts"],
    ["finishing the journal", "rename", 1, ".json"],
  ] as const)("changes nothing when %s fails", async (_, step, at, pathEnd) => {
    const fileSystem = failing(step, at, pathEnd);
    await expect(applyChanges(root, both, { fileSystem })).rejects.toMatchObject({
      code: "file-unwritable",
      message: "the fix could not be written: disk broke",
    });
    expectUntouched();
    expect(await applyChanges(root, both)).toEqual({ files: ["src/a.ts", "src/b.ts"] });
  });

  it("refuses a file that changes while the new text is being written", async () => {
    const fileSystem: DeliveryFileSystem = {
      ...realFileSystem,
      open: async (path, flags, mode) => {
        if (String(path).endsWith("0.tmp")) put("src/b.ts", "edited\n");
        return await realFileSystem.open(path, flags, mode);
      },
    };
    await expect(applyChanges(root, both, { fileSystem })).rejects.toMatchObject({ code: "file-changed" });
    expect([get("src/a.ts"), get("src/b.ts")]).toEqual(["a\r\n", "edited\n"]);
  });

  it("lets one fix at a time into a workspace", async () => {
    const outcomes = await Promise.allSettled([applyChanges(root, both), applyChanges(root, both)]);
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    expect([get("src/a.ts"), get("src/b.ts")]).toEqual(["A\r\n", "B"]);
  });

  it("leaves alone what another fix wrote after it had looked", async () => {
    const fileSystem: DeliveryFileSystem = {
      ...realFileSystem,
      open: async (path, flags, mode) => {
        if (String(path).endsWith(".gitignore")) await applyChanges(root, both);
        return await realFileSystem.open(path, flags, mode);
      },
    };
    await expect(applyChanges(root, both, { fileSystem })).rejects.toMatchObject({ code: "file-changed" });
    expect([get("src/a.ts"), get("src/b.ts")]).toEqual(["A\r\n", "B"]);
  });

  it("waits for another process that is at work", async () => {
    const other = spawn(process.execPath, ["--eval", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
    onTestFinished(() => void other.kill());
    put(".hephaestus/applying.json", JSON.stringify({ ...journalOf(both), pid: other.pid }));
    await expect(applyChanges(root, both)).rejects.toMatchObject({ code: "workspace-busy" });
    expect(get("src/a.ts")).toBe("a\r\n");
  });

  it.skipIf(onWindows)("leaves the other name of a hard-linked file alone", async () => {
    fs.linkSync(join(root, "src/a.ts"), join(folder, "other.ts"));
    await applyChanges(root, both);
    expect(fs.readFileSync(join(folder, "other.ts"), "utf8")).toBe("a\r\n");
  });

  it("says so when there is no such workspace", async () => {
    await expect(applyChanges(join(folder, "none"), both)).rejects.toMatchObject({
      code: "workspace-not-found",
    });
  });
});
