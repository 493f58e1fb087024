import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, it } from "vitest";

const PACKAGE = join(import.meta.dirname, "../../..");
const PROGRAM = /```ts\n([\s\S]*?)```/.exec(
  readFileSync(join(import.meta.dirname, "README.md"), "utf8"),
)?.[1];

let folder = "";

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "readme-")));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("shows a program that finds the fix of what a log complains of", async () => {
  writeFileSync(join(folder, "tsconfig.json"), '{"compilerOptions": {"strict": true}}');
  writeFileSync(join(folder, "a.ts"), "export const count = 1;\ncuont + 1;\n");
  writeFileSync(join(folder, "app.log"), "a.ts(2,1): error TS2304: Cannot find name 'cuont'.\n");
  const args = ["--input-type=module-typescript", "-e", PROGRAM ?? "", "--", "program", folder];
  const child = spawn(process.execPath, args, { cwd: PACKAGE, stdio: ["ignore", "pipe", "inherit"] });
  const lines = (await text(child.stdout)).trimEnd().split("\n");
  expect(lines).toContain("solution");
  expect(lines.find((line) => line.includes(": "))).toMatch(/count/);
  expect(lines.at(-1)).toBe("operational 2");
}, 60_000);
