import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { buildLanguageServer } from "./build.ts";
import { startLanguageClient, type LanguageClient } from "./language-client.ts";

const ERROR = "a.ts(2,21): error TS2552: Cannot find name 'greting'. Did you mean 'greeting'?\n";

let folder: string;
let workspace: string;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-server-build-")));
  workspace = join(folder, "workspace");
  mkdirSync(workspace);
  writeFileSync(join(workspace, "tsconfig.json"), "{}");
  writeFileSync(join(workspace, "a.ts"), `const greeting = "hello";\nexport const loud = greting.length;\n`);
  await buildLanguageServer(join(folder, "dist"));
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

function startServer(): LanguageClient {
  const server = join(folder, "dist/hephaestus-language-server.cjs");
  const client = startLanguageClient(process.execPath, [server, "--stdio"]);
  onTestFinished(() => client.dispose());
  return client;
}

async function initialized(): Promise<LanguageClient> {
  const client = startServer();
  const rootUri = pathToFileURL(workspace).href;
  await client.request("initialize", { processId: process.pid, rootUri, capabilities: {} });
  return client;
}

function analyze(client: LanguageClient, until: "read" | "proved"): Promise<unknown> {
  const source = { kind: "text", text: ERROR };
  const command = "hephaestus.analyze";
  return client.request("workspace/executeCommand", { command, arguments: [{ source, until }] });
}

test("the bundled server proves a fix", async () => {
  const client = await initialized();
  expect(await analyze(client, "proved")).toMatchObject({ stage: "proved", errors: 1, proved: 1 });
}, 60_000);

test("reading a log and placing what it tells takes no compiler", async () => {
  const [compiler, away] = [join(folder, "dist/ts-morph.cjs"), join(folder, "away.cjs")];
  renameSync(compiler, away);
  onTestFinished(() => renameSync(away, compiler));
  const client = await initialized();
  const uri = pathToFileURL(join(workspace, "a.ts")).href;
  expect(await analyze(client, "read")).toMatchObject({ stage: "read", errors: 1, first: { uri } });
}, 60_000);

test("it answers to its name without its heavy parts", async () => {
  const [core, away] = [join(folder, "dist/core.cjs"), join(folder, "away.cjs")];
  renameSync(core, away);
  onTestFinished(() => renameSync(away, core));
  const client = startServer();
  const answer = await client.request("initialize", {
    processId: null,
    rootUri: null,
    capabilities: {},
  });
  expect(answer).toMatchObject({ serverInfo: { name: "hephaestus-language-server" } });
});
