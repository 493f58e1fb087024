import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runHere } from "../testing/run-here.ts";

let cwd = "";
const GOOD = [1, 2, 3, 4]
  .map((id) => `2026-11-20 09:01:0${id} INFO served request ${id} in ${id}0 ms\n`)
  .join("");
const BAD = `${GOOD}2026-11-20 09:02:00 ERROR pool "main" is exhausted\n\tat Pool.take (pool.js:1:2)\n`;

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "patterns-"));
  writeFileSync(join(cwd, "good.log"), GOOD);
  writeFileSync(join(cwd, "bad.log"), BAD);
});

afterAll(() => rmSync(cwd, { recursive: true, force: true }));

describe("hephaestus patterns", () => {
  it("shows the templates of standard input", async () => {
    const { stdout, code } = await runHere(["patterns", "-"], {
      cwd,
      input: GOOD.replaceAll(" INFO", "Z INFO"),
    });
    expect(code).toBe(0);
    const [head, seen] = stdout.split("\n");
    expect(head).toMatch(/^4 100\.0 % {2}[\da-f]{10} {2}served request <number> in <number>$/);
    expect(seen).toBe(
      "  2026-11-20T09:01:01.000Z to 2026-11-20T09:01:04.000Z: 2026-11-20 09:01:01Z INFO served request 1 in 10 ms",
    );
  });

  it("prints an id for each line, the same for those of a trace", async () => {
    const { stdout } = await runHere(["patterns", "--ids", "bad.log"], { cwd });
    const ids = stdout.trimEnd().split("\n");
    expect(ids).toHaveLength(6);
    expect(new Set(ids.slice(0, 4)).size).toBe(1);
    expect(ids[4]).toBe(ids[5]);
    expect(ids[4]).not.toBe(ids[0]);
  });

  it("prints one id for each line, however long, empty or unended", async () => {
    const input = `one 1\r\n\n${"x ".repeat(200_000)}\n${"é".repeat(70_000)}\nlast 2`;
    const { stdout } = await runHere(["patterns", "--ids"], { cwd, input });
    expect(stdout.trimEnd().split("\n")).toHaveLength(5);
  });

  it("says that there is nothing, and cuts what is long", async () => {
    expect((await runHere(["patterns"], { cwd, input: "" })).stdout).toBe("no entries\n");
    const { stdout } = await runHere(["patterns"], { cwd, input: "word ".repeat(10_000) });
    expect(stdout.length).toBeLessThan(1000);
  });

  it("tells what is new in the second log", async () => {
    const { stdout, code } = await runHere(["patterns", "--compare", "good.log", "bad.log"], { cwd });
    expect(stdout).toMatch(/^new +0 → 1 {2}[\da-f]{10} {2}pool "main" is exhausted\n$/);
    expect(code).toBe(1);
    const same = await runHere(["patterns", "--compare", "good.log", "good.log"], { cwd });
    expect([same.stdout, same.code]).toEqual(["no template is new or much more frequent\n", 0]);
  });

  it("goes on with saved templates", async () => {
    const args = ["patterns", "good.log", "--state", "templates.json", "-o", "json"];
    await runHere(args, { cwd });
    const { stdout } = await runHere(args, { cwd });
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      entries: 8,
      templates: [{ count: 8, firstEntry: 1 }],
    });
    writeFileSync(join(cwd, "other.json"), "[]");
    const { code, stderr } = await runHere(["patterns", "good.log", "--state", "other.json"], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining("holds no saved templates")]);
  });

  it("shows nothing of a log that could steer the terminal", async () => {
    const { stdout } = await runHere(["patterns"], { cwd, input: "evil \u001B]0;x\u0007\u009B2J word\n" });
    expect(stdout).not.toContain("\u001B");
  });
});
