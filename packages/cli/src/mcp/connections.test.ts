import { StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import type { CandidateProvider } from "@hephaestus/core";
import { expect, onTestFinished, test, vi } from "vitest";
import { createProject } from "../testing/project.ts";
import { clientThat, overHttp, overStdio, served, shop, structured } from "./testing/connect.ts";

vi.setConfig({ testTimeout: 60_000 });

const INITIALIZE = {
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "test", version: "1" } },
};
const HEADERS = { "content-type": "application/json", accept: "application/json, text/event-stream" };

async function ask(
  url: string,
  {
    body,
    headers = {},
    method = "POST",
  }: { body?: string; headers?: Record<string, string>; method?: string },
): Promise<{ status: number; text: string; session: string }> {
  const init = body === undefined ? {} : { body };
  const response = await fetch(url, { method, headers: { ...HEADERS, ...headers }, ...init });
  const session = response.headers.get("mcp-session-id") ?? "";
  return { status: response.status, text: method === "GET" ? "" : await response.text(), session };
}

test("a session that ended is not known any more", async () => {
  const url = await served(shop());
  const { session } = await ask(url, { body: JSON.stringify(INITIALIZE) });
  const headers = { "mcp-session-id": session, "mcp-protocol-version": "2025-06-18" };
  const list = JSON.stringify({ jsonrpc: "2.0", id: 2, method: "tools/list" });
  expect((await ask(url, { body: list, headers })).text).toContain("analyze_log");
  expect((await ask(url, { method: "DELETE", headers })).status).toBe(200);
  expect((await ask(url, { body: list, headers })).status).toBe(404);
  expect((await ask(url, { body: list, headers: { ...headers, "mcp-session-id": "nobody" } })).status).toBe(
    404,
  );
});

test.each([
  ["no JSON", "{", -32_700],
  ["no request", `{"jsonrpc": "2.0"}`, undefined],
  ["a list in a list", "[[[]]]", undefined],
  ["an empty body", "", undefined],
])("%s is answered with an error, and the server goes on", async (_, body, code) => {
  const url = await served(shop());
  const { status, text } = await ask(url, { body });
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(text).toContain(code === undefined ? "error" : String(code));
  expect((await ask(url, { body: JSON.stringify(INITIALIZE) })).status).toBe(200);
});

test.each([
  ["another host", { host: "rebound.example" }],
  ["a page of another origin", { origin: "https://a.example" }],
  ["a page of no origin", { origin: "null" }],
])("%s is turned away", async (_, headers) => {
  const { hostname, port, pathname } = new URL(await served(shop()));
  const { request } = await import("node:http");
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sent = request({
      hostname,
      port,
      path: pathname,
      method: "POST",
      headers: { ...HEADERS, ...headers },
    });
    sent.on("response", (response) => resolve(response.resume().statusCode)).on("error", reject);
    sent.end(JSON.stringify(INITIALIZE));
  });
  expect(status).toBe(403);
});

test.each([
  ["stdio", overStdio],
  ["streamable HTTP", overHttp("auto")],
  ["streamable HTTP as before 2026", overHttp("legacy")],
] as const)("%s: tells how far it is, and ends what is cancelled", async (_, connect) => {
  const client = await connect(shop());
  const told: number[] = [];
  const request = { name: "analyze_log", arguments: { path: "ci.log" } };
  await client.callTool(request, {
    onprogress: ({ progress, message }) => void (message === undefined ? 0 : told.push(progress)),
  });
  expect(told.length).toBeGreaterThan(0);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  const run = new AbortController();
  const cancelled = client.callTool(request, { signal: run.signal });
  run.abort();
  await expect(cancelled).rejects.toThrow(/abort/i);
  expect(await structured(client, "list_problems", {})).toMatchObject({ total: 3 });
});

test("secrets of a log and of files do not reach an assistant", async () => {
  const project = createProject({
    "package.json": `{ "name": "shop", "type": "module" }\n`,
    "tsconfig.json": `{ "compilerOptions": { "strict": true, "types": [] } }\n`,
    "src/a.ts": `const dbPassword = "hunter2-of-the-code";\nexport const a = 1;\n`,
    "ci.log": `##[error]login at postgres://ada:hunter2-of-the-log@db/x failed\nsrc/a.ts(1,7): error TS6133: 'dbPassword' is declared but its value is never read.\n`,
  });
  const client = await overHttp("auto")(project);
  const analysis = await structured(client, "analyze_log", { path: "ci.log" });
  const answers: unknown[] = [analysis];
  for (const { id } of analysis.roots)
    for (const name of ["explain_problem", "propose_fix"])
      answers.push(await structured(client, name, { problem: id }));
  const { resources } = await client.listResources();
  for (const { uri } of resources) answers.push(await client.readResource({ uri }));
  expect(JSON.stringify(answers)).toContain("***");
  expect(JSON.stringify(answers)).not.toContain("hunter2");
});

test("a resource that is not there is an error of the protocol", async () => {
  const client = await overStdio(shop());
  const { resourceTemplates } = await client.listResourceTemplates();
  expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate).toSorted()).toEqual([
    "hephaestus://logs/{id}",
    "hephaestus://problems/{id}",
  ]);
  for (const uri of ["hephaestus://problems/nope", "hephaestus://logs/..%2F..%2Fetc", "file:///etc/passwd"])
    await expect(client.readResource({ uri })).rejects.toThrow();
});

test("a test that was written for a fix is proposed beside it, and written with it where it is named", async () => {
  const text = `import assert from "node:assert/strict";\nimport { test } from "node:test";\nimport { bill } from "./bill.js";\ntest("is", () => {\n  assert.equal(bill, "2 ct");\n});\n`;
  const project = createProject({
    "package.json": `{ "name": "shop", "type": "module" }\n`,
    "tsconfig.json": `{ "compilerOptions": { "strict": true, "module": "nodenext", "allowJs": true, "checkJs": true, "noEmit": true, "types": [] } }\n`,
    "src/price.js": "/** @param {number} cents */\nexport const formatPrice = (cents) => `${cents} ct`;\n",
    "src/price.test.js": `import { test } from "node:test";\ntest("is", () => {});\n`,
    "src/bill.js": `import { fromatPrice } from "./price.js";\nexport const bill = fromatPrice(2);\n`,
    "ci.log": `src/bill.js(1,10): error TS2724: '"./price.js"' has no exported member named 'fromatPrice'. Did you mean 'formatPrice'?\n`,
  });
  const provider: CandidateProvider = {
    propose: () => Promise.resolve([]),
    proposeTest: () =>
      Promise.resolve([
        {
          title: "The bill can be read",
          rationale: "it names the price",
          edits: [{ file: "src/bill.test.js", edits: [{ start: 0, end: 0, text }], created: true }],
          origin: "ai/test",
          confidence: 0.2,
        },
      ]),
  };
  const client = clientThat("accept");
  onTestFinished(() => client.close());
  await client.connect(new StreamableHTTPClientTransport(new URL(await served(project, { provider }))));
  const { roots } = await structured(client, "analyze_log", { path: "ci.log" });
  const { fixes, tests } = await structured(client, "propose_fix", { problem: roots[0]?.id });
  expect(tests).toMatchObject([
    {
      title: "The bill can be read",
      fix: fixes[0]?.id,
      diff: expect.stringContaining(`+  assert.equal(bill, "2 ct");`),
    },
  ]);
  await structured(client, "apply_fix", { fixes: [tests[0]?.id] });
  expect(project.read("src/bill.test.js")).toBe(text);
  expect(project.read("src/bill.js")).toContain("formatPrice(2)");
}, 120_000);
