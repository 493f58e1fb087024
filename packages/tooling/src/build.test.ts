import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildCli } from "./build.ts";

const MANIFEST = fileURLToPath(new URL("../../cli/package.json", import.meta.url));

let folder: string;
let built: string[];

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-build-")));
  copyFileSync(MANIFEST, join(folder, "package.json"));
  built = await buildCli(join(folder, "dist"));
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function hephaestus(...args: string[]): string {
  return execFileSync(process.execPath, [join(folder, "dist/hephaestus.cjs"), ...args], {
    encoding: "utf8",
    cwd: folder,
  });
}

test("makes every file that is run, and nothing but them and their licences", () => {
  const expected = [
    "ai.cjs",
    "core.cjs",
    "github.cjs",
    "hephaestus.cjs",
    "lint-host.cjs",
    "mcp.cjs",
    "native-typescript-host.cjs",
    "ts-morph.cjs",
    "undici.cjs",
    "zod.cjs",
  ];
  expect(built.map((path) => path.slice(join(folder, "dist/").length)).toSorted()).toEqual(expected);
  expect(
    readdirSync(join(folder, "dist"))
      .filter((name) => !name.endsWith(".LEGAL.txt"))
      .toSorted(),
  ).toEqual(expected);
});

test("the bundle answers without its heavy parts", () => {
  const [core, away] = [join(folder, "dist/core.cjs"), join(folder, "away.cjs")];
  renameSync(core, away);
  expect(hephaestus("--help")).toContain("Usage: hephaestus");
  expect(hephaestus("--version")).toMatch(/^\d+\.\d+\.\d+/);
  renameSync(away, core);
});

test("the bundle reads the compiler and finds a fix with it", () => {
  const workspace = join(folder, "workspace");
  mkdirSync(workspace);
  writeFileSync(join(workspace, "tsconfig.json"), "{}");
  writeFileSync(join(workspace, "a.ts"), `const greeting = "hello";\nexport const loud = greting.length;\n`);
  writeFileSync(
    join(folder, "ci.log"),
    `a.ts(2,21): error TS2552: Cannot find name 'greting'. Did you mean 'greeting'?\n`,
  );
  const patch = hephaestus(
    "analyze",
    "ci.log",
    "--workspace",
    workspace,
    "-o",
    "patch",
    "--fail-on",
    "never",
  );
  expect(patch).toContain("+export const loud = greeting.length;");
});

test("a second build clears what the first left", async () => {
  const old = join(folder, "again/old-host.cjs");
  mkdirSync(join(folder, "again"));
  writeFileSync(old, "");
  await buildCli(join(folder, "again"));
  expect(existsSync(old)).toBe(false);
}, 60_000);
