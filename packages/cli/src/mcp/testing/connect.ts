import { Client, StreamableHTTPClientTransport, type CallToolResult } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { loadConfig, openEngine, type CandidateProvider } from "@hephaestus/core";
import { onTestFinished } from "vitest";
import { z } from "zod";
import type { SessionAi } from "../../session-ai.ts";
import { BROKEN_SHOP, SHOP_LOG } from "../../testing/broken-shop.ts";
import { ownState } from "../../testing/own-state.ts";
import { createProject, type Project } from "../../testing/project.ts";
import { MAIN } from "../../testing/run-cli.ts";
import { createMcpServer } from "../create-server.ts";
import { createDesk, deskProgress } from "../desk.ts";
import { serveHttp } from "../serve-http.ts";

/** What the user of a client does when he is asked. */
export type Reaction = "accept" | "decline" | "none";

/** A client whose user reacts so to a question, which is written down; `none` cannot be asked. */
export function clientThat(
  reaction: Reaction,
  questions: string[] = [],
  mode: "auto" | "legacy" = "legacy",
): Client {
  const capabilities = reaction === "none" ? {} : { elicitation: { form: {} } };
  const client = new Client({ name: "test", version: "1" }, { capabilities, versionNegotiation: { mode } });
  if (reaction !== "none")
    client.setRequestHandler("elicitation/create", (request) => {
      questions.push(request.params.message);
      return reaction === "accept" ? { action: "accept", content: { apply: true } } : { action: "decline" };
    });
  return client;
}

/** A client of `hephaestus mcp` as a process of its own. */
export async function overStdio(
  project: Project,
  reaction: Reaction = "none",
  questions: string[] = [],
): Promise<Client> {
  const client = clientThat(reaction, questions);
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [MAIN, "mcp", "-w", project.root],
    cwd: project.root,
    env: ownState(project.root),
    stderr: "inherit",
  });
  onTestFinished(() => client.close());
  await client.connect(transport);
  return client;
}

/** A client of the same over HTTP, of this year or of those before. */
export function overHttp(mode: "auto" | "legacy") {
  return async (project: Project, reaction: Reaction = "none", questions: string[] = []): Promise<Client> => {
    const url = await served(project);
    const client = clientThat(reaction, questions, mode);
    onTestFinished(() => client.close());
    await client.connect(new StreamableHTTPClientTransport(new URL(url)));
    return client;
  };
}

interface Served {
  token?: string;
  remember?: SessionAi["remember"];
  /** In a workspace that is trusted then. */
  provider?: CandidateProvider;
}

/** Serves a project over HTTP until the test ends; gives the address. */
export async function served(project: Project, { token, remember, provider }: Served = {}): Promise<string> {
  const { config } = await loadConfig(project.root);
  const engine = await openEngine({
    workspace: project.root,
    trust: provider !== undefined,
    config,
    clock: () => 0,
    progress: deskProgress,
    ...(provider === undefined ? {} : { provider }),
  });
  const desk = createDesk(engine, project.root, remember);
  const { url, close } = await serveHttp(() => createMcpServer(desk, []), { port: 0, token });
  onTestFinished(async () => {
    await close();
    desk.dispose();
  });
  return url;
}

/** A broken shop with its log. */
export function shop(): Project {
  const project = createProject(BROKEN_SHOP);
  project.write("ci.log", SHOP_LOG);
  return project;
}

/** The answer of a tool as it comes. */
export async function call(
  client: Client,
  name: string,
  args: Record<string, unknown>,
): Promise<CallToolResult> {
  return client.callTool({ name, arguments: args });
}

/** What tests read of an answer. */
export interface Structured {
  roots: { id: string; code?: string | undefined; fix?: { id: string } | undefined }[];
  fixes: { id: string; diff: string }[];
  tests: { id: string; fix: string }[];
  fix?: { id: string } | undefined;
}

const fix = z.looseObject({ id: z.string() });
const answer: z.ZodType<Structured> = z.looseObject({
  roots: z
    .array(z.looseObject({ id: z.string(), code: z.string().optional(), fix: fix.optional() }))
    .default([]),
  fixes: z.array(z.looseObject({ id: z.string(), diff: z.string() })).default([]),
  tests: z.array(z.looseObject({ id: z.string(), fix: z.string() })).default([]),
  fix: fix.optional(),
});

/** The structured answer of a tool; throws where it says that something went wrong. */
export async function structured(
  client: Client,
  name: string,
  args: Record<string, unknown>,
): Promise<Structured> {
  const { structuredContent, isError, content } = await call(client, name, args);
  if (isError === true) throw new Error(JSON.stringify(content));
  return answer.parse(structuredContent);
}
