import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createStateFile } from "./state-file.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "state-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("keeps what was saved last", async () => {
  const path = join(folder, "a.json");
  const file = createStateFile(path);
  expect(await file.load()).toBeUndefined();
  await file.save("one");
  await file.save("two");
  expect(await createStateFile(path).load()).toBe("two");
});

it("refuses a folder that is not there", async () => {
  await expect(createStateFile(join(folder, "none", "a.json")).load()).rejects.toMatchObject({
    code: "usage",
  });
});

it("does not undo what another monitor saved", async () => {
  const path = join(folder, "a.json");
  const [first, second] = [createStateFile(path), createStateFile(path)];
  await first.load();
  await second.load();
  await first.save("one");
  await expect(second.save("two")).rejects.toMatchObject({ code: "usage" });
  await first.save("three");
  expect(await createStateFile(path).load()).toBe("three");
});

it("is there whole at any moment, as it was or as it is", async () => {
  const path = join(folder, "a.json");
  const file = createStateFile(path);
  const size = 1 << 24;
  await file.save("a".repeat(size));
  const saved = { isDone: false };
  const saving = file.save("b".repeat(size)).finally(() => {
    saved.isDone = true;
  });
  const seen = new Set<string>();
  while (!saved.isDone) {
    const text = readFileSync(path, "latin1");
    seen.add(`${text.length} ${text.charAt(0)} ${text.at(-1)}`);
    await new Promise((done) => setImmediate(done));
  }
  await saving;
  expect([...seen].every((each) => each === `${size} a a` || each === `${size} b b`)).toBe(true);
  expect(seen.has(`${size} a a`)).toBe(true);
});
