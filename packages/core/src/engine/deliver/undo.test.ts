import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { applyChanges } from "./apply.ts";
import { realFileSystem } from "./file-system.ts";
import { undoLast } from "./undo.ts";

let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "hephaestus-undo-"));
  put("a.ts", "0");
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function put(file: string, text: string): void {
  writeFileSync(join(root, file), text);
}

function get(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

async function change(before: string, after: string): Promise<void> {
  await applyChanges(root, [{ file: "a.ts", before, after, bom: false }]);
}

function journals(): string[] {
  return readdirSync(join(root, ".hephaestus/undo"));
}

describe("undoLast", () => {
  it("takes fixes back one by one, the last first", async () => {
    await change("0", "1");
    await change("1", "2");
    expect(await undoLast(root)).toEqual({ files: ["a.ts"] });
    expect(get("a.ts")).toBe("1");
    await undoLast(root);
    expect(get("a.ts")).toBe("0");
    await expect(undoLast(root)).rejects.toMatchObject({ code: "nothing-to-undo" });
    expect(journals()).toEqual([]);
  });

  it("says so when nothing was ever fixed here", async () => {
    await expect(undoLast(root)).rejects.toMatchObject({ code: "nothing-to-undo" });
    expect(readdirSync(root)).toEqual(["a.ts"]);
  });

  it("keeps the byte order mark", async () => {
    put("a.ts", "\uFEFF0");
    await applyChanges(root, [{ file: "a.ts", before: "0", after: "1", bom: true }]);
    await undoLast(root);
    expect(get("a.ts")).toBe("\uFEFF0");
  });

  it("takes nothing back when a file was edited since, and names every such file", async () => {
    for (const file of ["b.ts", "c.ts"]) put(file, "0");
    const changes = ["a.ts", "b.ts", "c.ts"].map((file) => ({ file, before: "0", after: "1", bom: false }));
    await applyChanges(root, changes);
    for (const file of ["b.ts", "c.ts"]) put(file, "mine");
    await expect(undoLast(root)).rejects.toMatchObject({
      code: "file-changed",
      message: "b.ts, c.ts changed after the fix was applied",
    });
    expect([get("a.ts"), get("b.ts")]).toEqual(["1", "mine"]);
    for (const file of ["b.ts", "c.ts"]) put(file, "1");
    expect(await undoLast(root)).toEqual({ files: ["a.ts", "b.ts", "c.ts"] });
  });

  it("keeps the last twenty fixes", async () => {
    for (let step = 0; step < 22; step += 1) await change(String(step), String(step + 1));
    expect(journals()).toHaveLength(20);
    for (let step = 0; step < 20; step += 1) await undoLast(root);
    expect(get("a.ts")).toBe("2");
    await expect(undoLast(root)).rejects.toMatchObject({ code: "nothing-to-undo" });
  });

  it("keeps the fix when taking it back fails", async () => {
    await change("0", "1");
    const fileSystem = {
      ...realFileSystem,
      rename: (): Promise<void> => Promise.reject(Object.assign(new Error("disk broke"), { code: "EIO" })),
    };
    await expect(undoLast(root, { fileSystem })).rejects.toMatchObject({ code: "file-unwritable" });
    expect(get("a.ts")).toBe("1");
    await undoLast(root);
    expect(get("a.ts")).toBe("0");
  });

  it("does not take a fix back twice when it was killed before it could drop the journal", async () => {
    await change("0", "1");
    await change("1", "2");
    const fileSystem = {
      ...realFileSystem,
      unlink: (): Promise<void> => Promise.reject(new Error("killed")),
    };
    await undoLast(root, { fileSystem });
    expect(journals()).toHaveLength(2);
    await undoLast(root);
    expect(get("a.ts")).toBe("0");
    expect(journals()).toEqual([]);
  });

  it.each(["{", "{}", '{"version":2}'])(
    "refuses to guess when the last journal is damaged: %s",
    async (json) => {
      await change("0", "1");
      put(".hephaestus/undo/7.json", json);
      await expect(undoLast(root)).rejects.toMatchObject({
        code: "nothing-to-undo",
        hint: expect.stringContaining("7.json"),
      });
      expect(get("a.ts")).toBe("1");
    },
  );
});
