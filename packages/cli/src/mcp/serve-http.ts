import { createServer, type IncomingMessage, type Server } from "node:http";
import { once } from "node:events";
import { timingSafeEqual } from "node:crypto";
import { createMcpHandler, isLegacyRequest, type McpServerFactory } from "@modelcontextprotocol/server";
import {
  localhostHostValidation,
  localhostOriginValidation,
  toNodeHandler,
} from "@modelcontextprotocol/node";
import { createHttpSessions } from "./http-sessions.ts";

export interface HttpOptions {
  /** 0 for any that is free. */
  port: number;
  /** Who does not send it as a bearer token is turned away; undefined lets all programs of this machine in. */
  token: string | undefined;
}

/** Serves streamable HTTP on the loopback; pages of a browser are turned away by host and origin. */
export async function serveHttp(
  factory: McpServerFactory,
  { port, token }: HttpOptions,
): Promise<{ url: string; close(): Promise<void> }> {
  const handler = createMcpHandler(factory, { legacy: "reject" });
  const sessions = createHttpSessions(factory);
  const handle = toNodeHandler({
    fetch: async (request, options) =>
      (await isLegacyRequest(request)) ? sessions.fetch(request) : handler.fetch(request, options),
  });
  const isOwnHost = localhostHostValidation();
  const isOwnOrigin = localhostOriginValidation();
  const server = createServer((request, response) => {
    if (!isOwnHost(request, response) || !isOwnOrigin(request, response)) return;
    if (request.url?.split("?", 1)[0] !== "/mcp") response.writeHead(404).end();
    else if (!hasToken(request.headers.authorization, token)) response.writeHead(401).end();
    else void handle(named(request), response);
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${portOf(server)}/mcp`,
    async close() {
      await handler.close();
      await sessions.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Requests that a server gets have both; only the types of those that a client gets do not. */
function named(request: IncomingMessage): IncomingMessage & { method: string; url: string } {
  return Object.assign(request, { method: request.method ?? "GET", url: request.url ?? "/" });
}

function hasToken(given: string | undefined, token: string | undefined): boolean {
  if (token === undefined) return true;
  const [a, b] = [Buffer.from(given ?? ""), Buffer.from(`Bearer ${token}`)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}
