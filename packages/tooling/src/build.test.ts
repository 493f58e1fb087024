import { execFile, execFileSync } from "node:child_process";
import { once } from "node:events";
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
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
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
    "anthropic.cjs",
    "core.cjs",
    "github.cjs",
    "gpt-tokenizer.cjs",
    "hephaestus.cjs",
    "lint-host.cjs",
    "mcp.cjs",
    "native-typescript-host.cjs",
    "openai.cjs",
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

test.each([
  ["openai", "/v1/chat/completions"],
  ["anthropic", "/v1/messages"],
])("the bundle asks a model of %s", async (provider, path) => {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(400, { "content-type": "application/json" });
    response.end(`{"error":{"message":"not today"}}`);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server has no port");
  const url = `http://127.0.0.1:${address.port}${provider === "openai" ? "/v1" : ""}`;
  const workspace = join(folder, `asks-${provider}`);
  mkdirSync(workspace);
  writeFileSync(
    join(workspace, "hephaestus.yaml"),
    `ai: { enabled: true, provider: ${provider}, model: any, base_url: "${url}" }\n`,
  );
  writeFileSync(join(workspace, "a.js"), `export const loud = () => nobody.length;\nloud();\n`);
  writeFileSync(
    join(workspace, "run.log"),
    `ReferenceError: nobody is not defined\n    at loud (file://${workspace}/a.js:1:27)\n\nNode.js v24.0.0\n`,
  );
  await promisify(execFile)(
    process.execPath,
    [join(folder, "dist/hephaestus.cjs"), "analyze", "run.log", "--trust", "--fail-on", "never"],
    { cwd: workspace, env: { ...process.env, XDG_STATE_HOME: join(folder, "state") } },
  );
  server.close();
  expect(asked).toContain(path);
});

test("a second build clears what the first left", async () => {
  const old = join(folder, "again/old-host.cjs");
  mkdirSync(join(folder, "again"));
  writeFileSync(old, "");
  await buildCli(join(folder, "again"));
  expect(existsSync(old)).toBe(false);
}, 60_000);
