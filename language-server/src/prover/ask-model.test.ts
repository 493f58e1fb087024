import { createServer, type RequestListener } from "node:http";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { REQUESTS, SERVER_REQUESTS } from "../protocol/messages.ts";
import type { AskedModel, ModelQuestion } from "../protocol/model.ts";
import type { Overview } from "../protocol/overview.ts";
import { startEditor, type Editor } from "../testing/editor.ts";
import { AREA_ERROR, brokenArea, temporaryProject, TSCONFIG, type Project } from "../testing/project.ts";

const BROKEN =
  'const password = "hunter2hunter";\nexport const tax: number = quux(100);\nexport { password };\n';
const LOG = "src/tax.ts(2,28): error TS2304: Cannot find name 'quux'.\n";
const EDITORS: AskedModel = { kind: "client", name: "copilot/gpt" };

/** What is kept between runs, here for one test alone. */
let state = "";
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), "hephaestus-state-"));
  vi.stubEnv("HEPHAESTUS_STATE_HOME", state);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(state, { recursive: true, force: true });
});

function block(search: string, replace: string): string {
  return `TITLE: Mend it\nREASON: it is wrong\n\nFILE: src/tax.ts\n<<<<<<< SEARCH\n${search}\n=======\n${replace}\n>>>>>>> REPLACE\n`;
}

interface Bench {
  project: Project;
  editor: Editor;
  asked: ModelQuestion[];
  problem: string;
  uri: string;
}

/** A project with an error that no fixer mends for sure, in an editor whose model answers as it is told, in turn. */
async function bench(answers: unknown[], more: Parameters<typeof startEditor>[1] = {}): Promise<Bench> {
  const project = temporaryProject({ "tsconfig.json": TSCONFIG, "src/tax.ts": BROKEN });
  const editor = await startEditor([project], more);
  const asked: ModelQuestion[] = [];
  editor.connection.onRequest(SERVER_REQUESTS.modelAnswer, (question: ModelQuestion): unknown => {
    asked.push(question);
    return answers.shift() ?? { failure: "unavailable", message: "there is no answer left" };
  });
  await editor.run("analyze", { source: { kind: "text", text: LOG }, until: "proved" });
  const overview: Overview = await editor.connection.sendRequest(REQUESTS.overview, {});
  const [root] = overview.roots;
  return { project, editor, asked, problem: root?.id ?? "", uri: project.uriOf("src/tax.ts") };
}

const LINE = "export const tax: number = quux(100);";

it("offers what the editor's model answers, checked, tagged, last, and not proved", async () => {
  const wrong = { text: block(LINE, "export const tax: number = 'much';") };
  const right = { text: block(LINE, "export const tax: number = 119;") };
  const { editor, asked, problem, uri, project } = await bench([wrong, right], {
    initializationOptions: { trust: "checked" },
  });
  const { solutions, notes } = await editor.run("askModel", { problem, model: EDITORS });
  expect(solutions).toHaveLength(1);
  expect(notes.join(" ")).toMatch(/^AI used \d+ tokens\.$/);
  expect(asked.map(({ model, turns }) => [model, turns.length])).toEqual([
    ["copilot/gpt", 1],
    ["copilot/gpt", 3],
  ]);
  expect(JSON.stringify(asked)).not.toContain("hunter2hunter");
  const [fixer, action, explain] = await editor.actions(uri, 1);
  expect([fixer, explain].map((each) => each?.title.split(" ", 1)[0])).toEqual(["Add", "Explain:"]);
  expect(action).toMatchObject({ title: "Mend it (not proved, by a model)", tags: [1] });
  expect(action?.isPreferred).toBeUndefined();
  await editor.run("verify", {});
  editor.apply((await editor.resolve((await editor.actions(uri, 1))[1])).edit);
  expect(readFileSync(project.path("src/tax.ts"), "utf8")).toContain("tax: number = 119;");
});

it("shows what would be sent, and sends nothing", async () => {
  const { editor, asked, problem } = await bench([]);
  const { prompt, solutions } = await editor.run("askModel", { problem, model: EDITORS, isTrial: true });
  expect(prompt?.turns[0]?.text).toContain("Cannot find name 'quux'");
  expect(JSON.stringify(prompt)).not.toContain("hunter2hunter");
  expect([asked, solutions]).toEqual([[], []]);
});

it.each<[object, string]>([
  [{ failure: "refused", message: "the user said no" }, "AI has no answer: copilot/gpt: the user said no."],
  [{ nonsense: true }, "AI has no answer: copilot/gpt: what the editor answered makes no sense."],
])("says why there is no answer: %j", async (answer, told) => {
  const { editor, problem } = await bench([answer]);
  const { solutions, notes } = await editor.run("askModel", { problem, model: EDITORS });
  expect([solutions, notes]).toEqual([[], [told]]);
});

it("asks no model that only the workspace names, and says so", async () => {
  const { editor, problem, project } = await bench([]);
  project.write(
    "hephaestus.yaml",
    "ai:\n  provider: openai\n  model: x\n  base_url: https://evil.example/v1\n",
  );
  const { notes } = await editor.run("askModel", { problem, model: { kind: "project", keys: {} } });
  expect(notes.join()).toContain("AI is off: ai.base_url would send code to evil.example");
});

it("asks about no workspace that is not trusted", async () => {
  const { editor, asked, problem } = await bench([], { initializationOptions: { trust: "restricted" } });
  await expect(editor.run("askModel", { problem, model: EDITORS })).rejects.toThrow("not trusted");
  expect(asked).toEqual([]);
});

it("asks nobody where a fix is proved", async () => {
  const project = brokenArea();
  const editor = await startEditor([project]);
  await editor.run("analyze", { source: { kind: "text", text: AREA_ERROR }, until: "proved" });
  const { roots }: Overview = await editor.connection.sendRequest(REQUESTS.overview, {});
  const asked = editor.run("askModel", { problem: roots[0]?.id ?? "", model: EDITORS });
  await expect(asked).rejects.toThrow("proved already");
});

it("keeps nothing of a key", async () => {
  const { editor, problem } = await bench([]);
  const key = "sk-of-this-user-alone";
  const model: AskedModel = {
    kind: "service",
    service: "openai",
    model: "m",
    baseUrl: "http://127.0.0.1:9/v1",
    key,
  };
  const { solutions, notes } = await editor.run("askModel", { problem, model });
  expect(solutions).toEqual([]);
  expect(notes.join()).toContain("AI has no answer");
  const kept = readdirSync(state, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = kept.map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
  expect([...texts, ...notes].join()).not.toContain(key);
});

it("tells what was sent to the editor's model, to the last character", async () => {
  const { editor, asked, problem } = await bench([{ text: block(LINE, "export const tax: number = 119;") }]);
  await editor.run("askModel", { problem, model: EDITORS });
  const [sent] = await editor.until(
    () => editor.happenings.length > 0 && editor.happenings.filter(({ kind }) => kind === "sent"),
  );
  expect(sent).toMatchObject({ kind: "sent", model: "copilot/gpt", problem });
  const text = sent !== undefined && "text" in sent ? sent.text : "";
  expect(text).toContain(asked[0]?.turns[0]?.text);
  expect(text).toContain(asked[0]?.system);
  expect(text).not.toContain("hunter2hunter");
});

/** A server on a free port of this machine, for one test. */
async function listening(
  answer: RequestListener,
  onConnect: (target: string) => void = () => undefined,
): Promise<number> {
  const server = createServer(answer);
  server.on("connect", ({ url = "" }, socket) => {
    onConnect(url);
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

it("asks a service by the proxy that the editor names", async () => {
  const asked: string[] = [];
  const port = await listening(
    ({ url = "" }, response) => {
      asked.push(new URL(url).host);
      response.writeHead(502).end();
    },
    (target) => asked.push(target.replace(/:80$/, "")),
  );
  const proxy = `http://127.0.0.1:${port}`;
  const environment = {
    HTTP_PROXY: proxy,
    http_proxy: proxy,
    NO_PROXY: "",
    no_proxy: "",
    NODE_USE_ENV_PROXY: "1",
  };
  const { editor, problem } = await bench([], { environment });
  const model = {
    kind: "service",
    service: "openai",
    model: "m",
    baseUrl: "http://model.example/v1",
  } as const;
  await editor.run("askModel", { problem, model: { ...model, key: "sk-of-this-user-alone" } });
  expect(new Set(asked)).toEqual(new Set(["model.example"]));
});

it("tells what was sent to a service, with its address and without its key", async () => {
  const bodies: string[] = [];
  const port = await listening((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += String(chunk)));
    request.on("end", () => {
      bodies.push(body);
      response.writeHead(400, { "content-type": "application/json" }).end('{"error":{"message":"no"}}');
    });
  });
  const { editor, problem } = await bench([]);
  const key = "sk-of-this-user-alone";
  const baseUrl = `http://127.0.0.1:${port}/v1`;
  const model: AskedModel = { kind: "service", service: "openai", model: "m", baseUrl, key };
  await editor.run("askModel", { problem, model });
  const sent = editor.happenings.flatMap((each) => (each.kind === "sent" ? each.text : []));
  expect(sent).toHaveLength(bodies.length);
  expect(sent[0]?.startsWith(`${baseUrl}/chat/completions\n\n`)).toBe(true);
  expect(JSON.parse(sent[0]?.split("\n\n").slice(1).join("\n\n") ?? "")).toEqual(JSON.parse(bodies[0] ?? ""));
  expect(sent.join()).not.toContain(key);
});
