import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { listFiles } from "../../repository/files.ts";
import { listIgnoredFiles } from "./list-ignored-files.ts";
import { createSandbox } from "./sandbox.ts";

const IGNORED = "dist\nnode_modules\n.env\n*.log\ncoverage\nhuge\n*.generated.ts\n";

function workspace(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-ignored-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [file, content] of Object.entries({ ".gitignore": IGNORED, ...files })) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
  execFileSync("git", ["init", "-q"], { cwd: root });
  return root;
}

test("lists what is built, generated or set, and not what commands make anew", async () => {
  const root = workspace({
    ".env": "PORT=1",
    "ci.log": "",
    "coverage/index.html": "",
    "node_modules/zod/index.js": "",
    "packages/lib/dist/index.js": "",
    "packages/lib/dist/deep/node_modules/x.js": "",
    "packages/lib/src/index.ts": "",
    "packages/lib/src/client.generated.ts": "",
  });
  expect((await listIgnoredFiles(root)).toSorted()).toEqual([
    ".env",
    "packages/lib/dist/index.js",
    "packages/lib/src/client.generated.ts",
  ]);
});

test("a folder that is too large is left out whole", async () => {
  const root = workspace({ ".env": "", "dist/a.js": "1234", "huge/a.bin": "123456789", "huge/b.bin": "" });
  expect(await listIgnoredFiles(root, { files: 10, bytes: 8 })).toEqual([".env", "dist/a.js"]);
  expect(await listIgnoredFiles(root, { files: 1, bytes: 100 })).toEqual([".env"]);
});

test("a folder without git has none", async () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-ignored-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  expect(await listIgnoredFiles(root)).toEqual([]);
});

test("a command in the copy uses them, and changes only its own", async () => {
  const root = workspace({
    "main.cjs": `require("./dist/built.cjs")`,
    "dist/built.cjs": `console.log("built")`,
  });
  await using copy = await disposable(createSandbox(root, (await listFiles(root)).files));
  const run = await copy.sandbox.run(
    `"${process.execPath}" main.cjs && "${process.execPath}" -e "require('node:fs').writeFileSync('dist/built.cjs', '')"`,
  );
  expect([run.exitCode, run.output]).toEqual([0, "built\n"]);
  expect(readFileSync(join(root, "dist/built.cjs"), "utf8")).toBe(`console.log("built")`);
});

async function disposable(
  created: ReturnType<typeof createSandbox>,
): Promise<AsyncDisposable & { sandbox: Awaited<typeof created> }> {
  const sandbox = await created;
  return { sandbox, [Symbol.asyncDispose]: () => sandbox.dispose() };
}
