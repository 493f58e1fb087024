import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { buildLanguageServer } from "./build.ts";

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

interface Client {
  request(method: string, parameters: unknown): Promise<unknown>;
}

/** As much of a client as a test of the bundle needs. */
function startServer(): Client {
  const server = spawn(process.execPath, [join(folder, "dist/hephaestus-language-server.cjs"), "--stdio"]);
  onTestFinished(() => void server.kill());
  const answers = new Map<number, (result: unknown) => void>();
  readMessages(server, ({ id, result, method }) => {
    if (method === undefined && id !== undefined) answers.get(id)?.(result);
  });
  let count = 0;
  return {
    request: (method, params) =>
      new Promise((resolve) => {
        const id = (count += 1);
        answers.set(id, resolve);
        const text = JSON.stringify({ jsonrpc: "2.0", id, method, params });
        server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
      }),
  };
}

interface Message {
  id?: number;
  method?: string;
  result?: unknown;
}

function readMessages(server: ChildProcessWithoutNullStreams, take: (message: Message) => void): void {
  let held = Buffer.alloc(0);
  server.stdout.on("data", (chunk: Buffer) => {
    held = Buffer.concat([held, chunk]);
    for (;;) {
      const end = held.indexOf("\r\n\r\n");
      const length = Number(/Content-Length: (\d+)/.exec(held.toString("latin1", 0, end))?.[1]);
      if (end === -1 || held.length < end + 4 + length) return;
      const message: Message = JSON.parse(held.toString("utf8", end + 4, end + 4 + length));
      held = held.subarray(end + 4 + length);
      take(message);
    }
  });
}

async function initialized(): Promise<Client> {
  const client = startServer();
  const rootUri = pathToFileURL(workspace).href;
  await client.request("initialize", { processId: process.pid, rootUri, capabilities: {} });
  return client;
}

function analyze(client: Client, until: "read" | "proved"): Promise<unknown> {
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
