import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FORMATS } from "@hephaestus/core";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LATE_FORMATS } from "./late-formats.ts";

const TABLE = fileURLToPath(new URL("../../core/src/detect/formats/table.ts", import.meta.url));

let folder: string;
let late: typeof FORMATS;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-late-")));
  const outfile = join(folder, "table.cjs");
  // What formats of reports in JSON want is nowhere to be found.
  await build({
    entryPoints: [TABLE],
    outfile,
    bundle: true,
    platform: "node",
    alias: { zod: "no-zod" },
    external: ["no-zod"],
    plugins: [LATE_FORMATS],
  });
  const bundled: { FORMATS: typeof FORMATS } = createRequire(import.meta.url)(outfile);
  late = bundled.FORMATS;
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function read(id: string, text: string): unknown {
  const at = (offset: number): { line: number; text: string } | undefined =>
    offset === 0 ? { line: 1, text } : undefined;
  const format = late.find((each) => each.id === id);
  return format?.read({ at, text: (offset) => at(offset)?.text }, undefined);
}

test("says of all formats in their order what the formats say", () => {
  expect(JSON.stringify(late)).toBe(JSON.stringify(FORMATS));
});

test("reads by the format", () => {
  expect(read("tsc", "src/a.ts(2,21): error TS2304: Cannot find name 'a'.")).toMatchObject({
    findings: [{ code: "TS2304", place: { path: "src/a.ts", line: 2, column: 21 } }],
  });
});

test("loads what checks reports in JSON for no line of text", () => {
  expect(read("oxlint", "  3:7  error  Unexpected var  no-var")).toBeUndefined();
  expect(read("eslint", "  3:7  error  Unexpected var  no-var")).toBeUndefined();
  expect(read("dependency-cruiser", "  error no-circular: src/a.js → src/b.js")).toBeUndefined();
  expect(() => read("oxlint", '{"message": "')).toThrow("Cannot find module 'no-zod'");
});

test("runs a format's module no sooner than it reads", () => {
  expect(() => read("htmlhint", "[]")).toThrow("Cannot find module 'no-zod'");
});
