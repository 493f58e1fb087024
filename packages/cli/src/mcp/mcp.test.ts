import { StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { expect, onTestFinished, test, vi } from "vitest";
import type { SessionAi, SessionFeedback } from "../session-ai.ts";
import { BROKEN_SHOP, SHOP_LOG } from "../testing/broken-shop.ts";
import {
  call,
  clientThat,
  overHttp,
  overStdio,
  served,
  shop,
  structured,
  type Structured,
} from "./testing/connect.ts";

vi.setConfig({ testTimeout: 60_000 });

const CONNECTIONS = [
  ["stdio", overStdio],
  ["streamable HTTP", overHttp("auto")],
  ["streamable HTTP as before 2026", overHttp("legacy")],
] as const;

test.each(CONNECTIONS)("%s: a log comes to root problems with proved fixes", async (_, connect) => {
  const client = await connect(shop());
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name).toSorted()).toEqual([
    "analyze_log",
    "apply_fix",
    "explain_problem",
    "list_problems",
    "propose_fix",
    "verify_patch",
  ]);
  expect(
    tools.every(({ outputSchema, annotations }) => outputSchema !== undefined && annotations !== undefined),
  ).toBe(true);
  const analysis = await structured(client, "analyze_log", { path: "ci.log" });
  expect(analysis).toMatchObject({
    lines: 3,
    problems: 3,
    roots: [{ code: "TS2724", explains: 1, fix: { status: "proved" } }, { code: "TS2304" }],
  });
  const [first] = analysis.roots;
  const { fixes } = await structured(client, "propose_fix", { problem: first?.id });
  expect(fixes[0]).toMatchObject({ id: first?.fix?.id, status: "proved", level: "types" });
  expect(fixes[0]?.diff).toContain("+import { formatPrice }");
  expect(await structured(client, "list_problems", { offset: 1, limit: 1 })).toMatchObject({
    total: 3,
    problems: [{ tool: "tsc" }],
  });
  expect(await structured(client, "explain_problem", { problem: first?.id })).toMatchObject({
    log: [expect.stringContaining("fromatPrice")],
  });
});

test.each(CONNECTIONS)("%s: a fix is written where the user says so, and only there", async (_, connect) => {
  for (const reaction of ["accept", "decline"] as const) {
    const project = shop();
    const questions: string[] = [];
    const client = await connect(project, reaction, questions);
    const { roots } = await structured(client, "analyze_log", { path: "ci.log" });
    const outcome = await structured(client, "apply_fix", { fixes: [roots[0]?.fix?.id] });
    expect(questions).toHaveLength(1);
    expect(questions[0]).toMatch(/Rename `fromatPrice`[^]*\(proved\)[^]*\+import \{ formatPrice \}/);
    const isWritten = project.read("src/bill.ts").includes("formatPrice");
    expect([isWritten, outcome]).toMatchObject(
      reaction === "accept"
        ? [true, { files: ["src/bill.ts", "src/cart.ts"], undo: "hephaestus undo" }]
        : [false, { applied: [], files: [], left: ["the user said no"] }],
    );
  }
});

test.each(CONNECTIONS)("%s: a client that cannot ask its user writes nothing", async (_, connect) => {
  const project = shop();
  const client = await connect(project, "none");
  const { roots } = await structured(client, "analyze_log", { path: "ci.log" });
  await expect(structured(client, "apply_fix", { fixes: [roots[0]?.fix?.id] })).rejects.toThrow(
    /elicitation/,
  );
  expect(project.read("src/bill.ts")).toBe(BROKEN_SHOP["src/bill.ts"]);
});

test("what the user says to apply_fix is remembered", async () => {
  const said: SessionFeedback[] = [];
  const remember: SessionAi["remember"] = (feedback) => {
    said.push(feedback);
    return Promise.resolve();
  };
  for (const reaction of ["accept", "decline"] as const) {
    const client = clientThat(reaction);
    onTestFinished(() => client.close());
    const url = await served(shop(), { remember });
    await client.connect(new StreamableHTTPClientTransport(new URL(url)));
    const { roots } = await structured(client, "analyze_log", { path: "ci.log" });
    await structured(client, "apply_fix", { fixes: [roots[0]?.fix?.id] });
  }
  const title = expect.stringContaining("formatPrice");
  expect(said).toMatchObject([
    { accepted: [{ title }], rejected: [] },
    { accepted: [], rejected: [{ title }] },
  ]);
});

test("over stdio what was turned down is not called proved by the next server", async () => {
  const project = shop();
  const declining = await overStdio(project, "decline");
  const { roots } = await structured(declining, "analyze_log", { path: "ci.log" });
  expect(roots[0]?.fix).toMatchObject({ status: "proved" });
  await structured(declining, "apply_fix", { fixes: [roots[0]?.fix?.id] });
  const next = await structured(await overStdio(project), "analyze_log", { path: "ci.log" });
  expect(next.roots[0]?.fix).toMatchObject({ status: "plausible" });
});

test("a patch of an assistant passes the same checks, and what passes can be applied", async () => {
  const project = shop();
  const client = await overStdio(project, "accept");
  const { roots } = await structured(client, "analyze_log", { text: SHOP_LOG });
  const problem = roots.find(({ code }) => code === "TS2304")?.id;
  const search = "export const tax = computeLevy(100);";
  const verify = (replace: string, more: object = {}): Promise<Structured> =>
    structured(client, "verify_patch", {
      problem,
      edits: [{ file: "src/tax.ts", search, replace, ...more }],
    });
  expect(await verify("export const tax = other(100);")).toMatchObject({ status: "refuted" });
  expect(await verify("export const tax = (100 as any).x;")).toMatchObject({ status: "refuted" });
  expect(await verify("x", { search: "not there at all" })).toMatchObject({
    status: "refuted",
    complaints: [expect.stringContaining("SEARCH is not in the file")],
  });
  expect(await verify("x", { file: "../../etc/passwd" })).toMatchObject({
    complaints: [expect.stringContaining("cannot be read")],
  });
  expect(
    await verify("{}", { file: "package.json", search: `{ "name": "shop", "type": "module" }` }),
  ).toMatchObject({
    status: "refuted",
    proofs: ["policy failed: package.json is protected"],
  });
  const good = await verify("export const tax = 119;");
  expect(good).toMatchObject({ status: "plausible", level: "types", fix: { title: "Edit src/tax.ts" } });
  await structured(client, "apply_fix", { fixes: [good.fix?.id] });
  expect(project.read("src/tax.ts")).toBe("export const tax = 119;\n");
});

test("problems and logs are resources", async () => {
  const client = await overStdio(shop());
  await structured(client, "analyze_log", { path: "ci.log" });
  const { resources } = await client.listResources();
  expect(resources.map(({ uri }) => uri.replace(/[0-9a-f]{10}$/, "ID"))).toEqual([
    "hephaestus://problems/ID",
    "hephaestus://problems/ID",
    "hephaestus://logs/log-1",
  ]);
  for (const { uri } of resources) {
    const { contents } = await client.readResource({ uri });
    const [first] = contents;
    expect(first !== undefined && "text" in first && JSON.parse(first.text)).toBeTypeOf("object");
  }
});

test.each([
  ["analyze_log", {}, "give either the text of a log or the path of its file"],
  ["analyze_log", { path: "../../../etc/hostname" }, "lies outside of the workspace"],
  ["analyze_log", { path: "absent.log" }, "no such log: absent.log"],
  ["propose_fix", { problem: "nope" }, "there is no problem nope here\nCall analyze_log first."],
  ["apply_fix", { fixes: ["nope"] }, "there is no analysis with the fixes nope here"],
])("%s %j is a mistake that a model can mend", async (name, args, message) => {
  const client = await overHttp("auto")(shop());
  const { isError, content } = await call(client, name, args);
  expect([isError, JSON.stringify(content)]).toEqual([
    true,
    expect.stringContaining(JSON.stringify(message).slice(1, -1)),
  ]);
});

test("HTTP lets in neither pages of a browser nor who has not the token", async () => {
  const url = await served(shop(), { token: "s3cret" });
  const ask = async (headers: Record<string, string>): Promise<number> =>
    (
      await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: "{}",
      })
    ).status;
  expect(await ask({})).toBe(401);
  expect(await ask({ authorization: "Bearer s3cret", origin: "https://a.example" })).toBe(403);
  expect(await ask({ authorization: "Bearer s3cret" })).not.toBe(401);
});

test("files that changed since are seen by the next analysis", async () => {
  const project = shop();
  const client = await overStdio(project);
  await structured(client, "analyze_log", { path: "ci.log" });
  project.write("src/tax.ts", "export const tax = 1;\n");
  const { roots } = await structured(client, "analyze_log", { path: "ci.log" });
  expect(roots.map(({ code }) => code)).toEqual(["TS2724"]);
});

test("an assistant reads a hundredth of what it would read of the log", async () => {
  const project = shop();
  const noise = Array.from(
    { length: 60_000 },
    (_, at) => `2026-11-21T05:00:00Z [build] compiled module ${at} of the shop in ${at % 97} ms\n`,
  );
  const log = [
    ...noise.slice(0, 30_000),
    ...Array.from({ length: 300 }, () => SHOP_LOG),
    ...noise.slice(30_000),
  ].join("");
  project.write("ci.log", log);
  const client = await overStdio(project);
  const read = JSON.stringify(await call(client, "analyze_log", { path: "ci.log" }));
  expect(log.length).toBeGreaterThan(4_000_000);
  expect(read.length).toBeLessThan(log.length / 100);
});
